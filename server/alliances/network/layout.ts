/** The picture is a square of this size; its circle of workshops leaves room for the names of the sectors. */
export const SIZE = 400
const CENTRE = SIZE / 2
const RADIUS = 150
const LABELS = 178
const GAP = 0.16
const LARGEST_DOT = 7
const HUB = 10
const STEPS = 80

export interface Point {
  readonly x: number
  readonly y: number
}

interface Given {
  /** Sectors in their order, each with its workshops in theirs. */
  readonly sectors: readonly { readonly key: string; readonly workshopIds: readonly string[] }[]
  readonly alliances: readonly { readonly id: string; readonly workshopIds: readonly string[] }[]
}

export interface Layout {
  readonly dot: number
  readonly workshops: ReadonlyMap<string, Point>
  readonly sectors: readonly (Point & { readonly key: string })[]
  readonly hubs: ReadonlyMap<string, Point>
}

const at = (angle: number, radius: number): Point => ({ x: CENTRE + radius * Math.sin(angle), y: CENTRE - radius * Math.cos(angle) })
const middle = (points: readonly Point[]): Point => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / Math.max(1, points.length),
  y: points.reduce((sum, { y }) => sum + y, 0) / Math.max(1, points.length),
})
const round = ({ x, y }: Point): Point => ({ x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 })

/** Hubs that lie upon each other are pushed apart and kept inside the circle: always by the same steps. */
function apart(hubs: readonly Point[]): Point[] {
  let places = [...hubs]
  for (let step = 0; step < STEPS; step++)
    places = places.map((hub, index) => {
      let { x, y } = hub
      for (const [other, { x: ox, y: oy }] of places.entries()) {
        if (other === index) continue
        // Two on one spot go apart by their number, since they have no direction of their own.
        const [dx, dy] = x === ox && y === oy ? [Math.cos(index), Math.sin(index)] : [x - ox, y - oy]
        const distance = Math.hypot(dx, dy)
        const push = Math.max(0, HUB * 2.6 - distance) / 4
        x += (dx / distance) * push
        y += (dy / distance) * push
      }
      const out = Math.hypot(x - CENTRE, y - CENTRE) / (RADIUS - HUB * 2.5)
      return out > 1 ? { x: CENTRE + (x - CENTRE) / out, y: CENTRE + (y - CENTRE) / out } : { x, y }
    })
  return places
}

/** Workshops on a circle, each sector one arc of it; an alliance between those that are in it. The same every time. Pure. */
export function layOut({ sectors, alliances }: Given): Layout {
  const given = sectors.filter(({ workshopIds }) => workshopIds.length > 0)
  const count = given.reduce((sum, { workshopIds }) => sum + workshopIds.length, 0)
  const step = (Math.PI * 2 - GAP * given.length) / Math.max(1, count)
  const workshops = new Map<string, Point>()
  const labels: (Point & { key: string })[] = []
  let angle = GAP / 2
  for (const { key, workshopIds } of given) {
    labels.push({ key, ...round(at(angle + (step * workshopIds.length) / 2, LABELS)) })
    for (const id of workshopIds) {
      workshops.set(id, at(angle + step / 2, RADIUS))
      angle += step
    }
    angle += GAP
  }
  const hubs = apart(alliances.map(({ workshopIds }) => middle(workshopIds.flatMap((id) => workshops.get(id) ?? []))))
  return {
    dot: Math.max(2, Math.min(LARGEST_DOT, (step * RADIUS) / 2.4)),
    workshops: new Map([...workshops].map(([id, point]) => [id, round(point)])),
    sectors: labels,
    hubs: new Map(alliances.map(({ id }, place) => [id, round(hubs[place] ?? at(0, 0))])),
  }
}
