import { expect } from 'vitest'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { buildExpert, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { accessibilityFaults, faultsOf, newContext, signIn, whenLive, type Size } from '~test/support/browser'

export interface Mode {
  readonly scripts: boolean
}

/** Somebody with a browser of their own. */
export interface Visitor {
  readonly page: Page
  readonly context: BrowserContext
  readonly faults: string[]
}

export interface Cast {
  readonly allianceName: string
  readonly allianceId: string
  readonly memberWorkshop: string
  readonly thirdWorkshop: string
  readonly people: Readonly<Record<'member' | 'lead' | 'third' | 'bidder' | 'colleague' | 'expert' | 'officer', string>>
}

/** The people of the story, and a named alliance that lacks one workshop: the third has not answered yet. */
export async function prepareCast(tag: string): Promise<Cast> {
  const lead = await buildWorkshop({ name: `${tag}牵头护理创新工作室`, title: 'provincial_system' })
  const second = await buildWorkshop({ name: `${tag}体育装备创新工作室`, sectorKey: 'sports' })
  const third = await buildWorkshop({ name: `${tag}职教创新工作室`, sectorKey: 'education' })
  const bidding = await buildWorkshop({ name: `${tag}揭榜创新工作室`, sectorKey: 'science' })
  const member = await addMember(second)
  const colleague = await addMember(bidding)
  const allianceName = `${tag}康复创新工作室联盟`
  const alliance = await buildAlliance({ name: allianceName, lead, members: [second], invited: [third] })
  const [expert, officer] = [await buildExpert({ name: `${tag}专家` }), await buildOfficer(alliance.governingUnionId)]
  await buildUser()
  return {
    ...{ allianceName, allianceId: alliance.id, memberWorkshop: second.name, thirdWorkshop: third.name },
    people: {
      ...{ member: member.username, lead: lead.leader.username, third: third.leader.username, bidder: bidding.leader.username },
      ...{ colleague: colleague.username, expert: expert.username, officer: officer.username },
    },
  }
}

/** Opens browsers, signs people in, and keeps what went wrong on their pages. */
export class Stage {
  readonly #open: Visitor[] = []
  constructor(
    readonly browser: Browser,
    readonly origin: string,
    readonly mode: Mode,
  ) {}

  async visitor(size: Size = 'desktop', dark = false): Promise<Visitor> {
    const context = await newContext(this.browser, { size, dark, scripts: this.mode.scripts })
    context.setDefaultTimeout(15_000)
    const page = await context.newPage()
    const visitor = { page, context, faults: faultsOf(page) }
    this.#open.push(visitor)
    return visitor
  }

  async person(username: string, size: Size = 'desktop', dark = false): Promise<Visitor> {
    const visitor = await this.visitor(size, dark)
    await signIn(visitor.page, this.origin, username)
    return visitor
  }

  /** Goes to a page and, with scripts, waits until it is live. */
  async open({ page }: Visitor, path: string, { live = true } = {}): Promise<void> {
    await page.goto(this.origin + path)
    if (this.mode.scripts && live) await whenLive(page)
  }

  /** With scripts the page is expected to change by itself; without them the person reloads. */
  async refreshed({ page }: Visitor): Promise<void> {
    if (!this.mode.scripts) await page.reload()
  }

  /** axe finds nothing here, and the page reported no fault. */
  async sound({ page, faults }: Visitor): Promise<void> {
    if (this.mode.scripts) expect(await accessibilityFaults(page)).toEqual([])
    expect(faults).toEqual([])
  }

  async close(): Promise<void> {
    for (const { context } of this.#open) await context.close()
  }
}

/** "2026-12-05T18:00" in 北京时间, some days ahead. */
export function daysAhead(days: number): string {
  return new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 16)
}
