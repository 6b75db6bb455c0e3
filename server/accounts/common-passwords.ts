/** Passwords of eight characters and more that everybody tries first; shorter ones are refused by their length. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `password password1 password12 password123 password1234 passw0rd p@ssw0rd p@ssword 12345678 123456789 1234567890
   0123456789 0987654321 987654321 9876543210 87654321 11111111 111111111 1111111111 00000000 000000000 22222222
   33333333 44444444 55555555 66666666 77777777 88888888 99999999 12341234 12344321 11223344 1122334455 112233445566
   123123123 123321123 147258369 159357456 741852963 789456123 147852369 123456abc 1234567a 12345678a 123456789a
   a12345678 a123456789 a1234567 aa123456 aa12345678 abc12345 abc123456 abcd1234 abcd12345 asd12345 asdf1234
   asdfghjk asdfghjkl asdfasdf qwertyui qwertyuiop qwerty12 qwerty123 qwerty1234 qwer1234 qwer12345 q1w2e3r4 q1w2e3r4t5
   1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qazxsw2 zaq12wsx zxcvbnm1 zxcvbnm123 zxcv1234 qazwsxedc iloveyou iloveyou1
   woaini1314 woaini520 5201314520 1314520520 woaiwojia woaini123 woaini521 woshishui caonima123 nihao123 nihao1234
   admin123 admin1234 admin12345 administrator adminadmin root1234 rootroot test1234 testtest guest123 welcome1
   welcome123 letmein1 letmein123 monkey123 dragon123 sunshine sunshine1 princess princess1 football baseball
   superman batman123 trustno1 changeme changeme123 default1 computer internet samsung1 michael1 jordan23
   computer123 china123 china1234 beijing123 beijing2008 zhongguo zhongguo123 gonghui123 gonghui2022 laomo123`.split(/\s+/),
)
