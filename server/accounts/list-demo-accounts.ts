import { db } from '../core/database'

/** Printed at the start and offered on the sign-in page, only where the demo was loaded. */
export const DEMO_PASSWORD = 'chuangmeng-demo'

export interface DemoAccount {
  readonly username: string
  readonly name: string
}

/** The demo accounts in the order of their roles; empty outside a demo. */
export function listDemoAccounts(): Promise<DemoAccount[]> {
  if (process.env.DEMO === '0') return Promise.resolve([])
  return db.user.findMany({
    where: { isDemo: true, status: 'active' },
    orderBy: { createdAt: 'asc' },
    select: { username: true, name: true },
    take: 20,
  })
}
