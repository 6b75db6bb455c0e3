const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g
/** As pages write a moment: a plaque says when it was looked at. */
const MOMENT = /\d{4}年\d{1,2}月\d{1,2}日\s*\d{1,2}:\d\d/g
const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z|\b\d{13}\b/g

/** The body of an answer without what differs from answer to answer by design: its number, nonce, form key and the time. */
export async function maskedBody(answer: Response): Promise<string> {
  const number = answer.headers.get('x-request-id') ?? ''
  const nonce = /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? ''
  const body = await answer.text()
  const plain = [number, nonce].filter(Boolean).reduce((text, secret) => text.replaceAll(secret, '*'), body)
  return plain.replace(UUID, 'KEY').replace(TIME, 'TIME').replace(MOMENT, 'MOMENT')
}
