import { db, type Prisma } from '../../../server/core/database'
import { addDays } from '../../../server/core/time'
import { PROFESSIONAL_RANKS, VOCATIONAL_LEVELS } from '../../../server/workshops/record.words'
import { SKILLS, SPECIALTIES, type Completeness } from './records'
import { chance, type Team, type World } from './world'

interface Sheet {
  readonly team: Team
  readonly level: Completeness
  readonly officerId: string
}

const YEAR_DAYS = 365.25
const YOUNGEST = 24
const OLDEST = 58

/** One of a list, the same for the same text. */
const pick = <T>(list: readonly T[], text: string): T => list[Math.floor(chance(text) * list.length)] as T

/** Somebody of a team: old and young by turns, so that the ladder has rungs. Half-kept records leave gaps. */
function profileOf(
  { id, name }: { id: string; name: string },
  sector: string,
  level: Completeness,
  today: Date,
): Prisma.PersonProfileCreateManyInput {
  const age = YOUNGEST + chance(`${name}岁`) * (OLDEST - YOUNGEST)
  const skills = SKILLS[sector] ?? []
  const gaps = level === 'begun' && chance(`${name}缺`) < 0.6
  return {
    userId: id,
    gender: chance(`${name}性别`) < 0.5 ? 'female' : 'male',
    ...(!gaps && { bornOn: addDays(today, -Math.round(age * YEAR_DAYS)) }),
    education: gaps ? '' : pick(['doctor', 'master', 'bachelor', 'bachelor', 'college'], `${name}学历`),
    specialty: gaps ? '' : pick(SPECIALTIES[sector] ?? [], `${name}专业`),
    professionalRank: pick(PROFESSIONAL_RANKS, `${name}职称`),
    vocationalLevel: pick(['', ...VOCATIONAL_LEVELS], `${name}等级`),
    skills: [...new Set([pick(skills, `${name}甲`), pick(skills, `${name}乙`)])],
    openFields: ['specialty', 'skills', 'professionalRank'],
  }
}

/** Profiles of all people of these workshops, and the honours of their leaders: confirmed, except where the record has gaps. */
export async function loadProfiles(world: World, sheets: readonly Sheet[], today: Date): Promise<void> {
  const profiles = sheets.flatMap(({ team, level }) =>
    [team.leader, ...team.colleagues].map((person) => profileOf(person, team.sectorKey, level, today)),
  )
  await db.personProfile.createMany({ data: profiles, skipDuplicates: true })
  const honours = sheets
    .filter(({ level }) => level !== 'begun')
    .map(({ team, level, officerId }, index): Prisma.HonourCreateManyInput => {
      const confirmed = level !== 'half' && team.leader.id !== world.people.get('account:lead').id
      return {
        ...{
          userId: team.leader.id,
          kind: team.kind === 'model_worker' ? 'model_worker' : 'craftsman',
          level: 'city',
          year: 2012 + (index % 9),
        },
        ...{ issuedBy: '示例市总工会', claimedAt: addDays(today, -60) },
        ...(confirmed && { confirmedById: officerId, confirmedAt: addDays(today, -50) }),
      }
    })
  await db.honour.createMany({ data: honours })
}
