import { FACTORY_PASSWORD } from '~prisma/seed/factories/people'
import type { App } from './app'

/** A person with a browser's headers and cookies, without a browser. */
export interface Person {
  readonly cookie: string
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>
  /** Posts a form as our own pages do. */
  post(
    path: string,
    fields: Readonly<Record<string, string | readonly string[]>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>
}

function body(fields: Readonly<Record<string, string | readonly string[]>>): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : value.map((one) => [name, one]),
  )
  return new URLSearchParams(pairs as [string, string][]).toString()
}

function person(app: Pick<App, 'origin'>, cookie: string): Person {
  const own = { Cookie: cookie, Origin: app.origin }
  return {
    cookie,
    get: (path, headers = {}) => fetch(app.origin + path, { headers: { ...own, ...headers }, redirect: 'manual' }),
    post: (path, fields, headers = {}) =>
      fetch(app.origin + path, {
        method: 'POST',
        headers: { ...own, 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
        body: body(fields),
        redirect: 'manual',
      }),
  }
}

/** Somebody who is not signed in. */
export function visitorOf(app: Pick<App, 'origin'>): Person {
  return person(app, '')
}

/** Signs in with the password of all factory accounts. Throws when that fails. */
export async function signInAs(app: Pick<App, 'origin'>, username: string, password = FACTORY_PASSWORD): Promise<Person> {
  const answer = await visitorOf(app).post('/sign-in', { intent: 'sign_in', username, password, redirectTo: '/' })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (answer.status !== 303 || !cookie) throw new Error(`${username} could not sign in: ${answer.status} ${await answer.text()}`)
  return person(app, cookie)
}
