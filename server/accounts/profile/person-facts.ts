import type { Prisma } from '../../core/database'

/** What the policy needs to know of a person. */
export const personFacts = {
  unit: { select: { name: true, unionId: true } },
  memberships: {
    where: { leftAt: null },
    select: {
      workshopId: true,
      role: true,
      workshop: { select: { id: true, name: true, audience: true, unit: { select: { unionId: true } } } },
    },
  },
} as const satisfies Prisma.UserInclude
