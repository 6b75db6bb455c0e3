import { Link } from '@remix-run/react'
import type { getNetwork } from '~server/alliances/network/get-network'
import { useText } from '~/hooks/use-text'
import { paths } from '~/paths'

type Network = Awaited<ReturnType<typeof getNetwork>>

const SIZE = 400
/** Beside the colour each sector has a place of its own on the circle, with its name. */
const fills: Readonly<Record<string, string>> = {
  education: 'fill-ink-blue',
  science: 'fill-ink-green',
  culture: 'fill-ink-amber',
  health: 'fill-ink-red',
  sports: 'fill-ink-gray',
}

/** Workshops on a circle by sector, alliances as numbers among them. For eyes only: the table below says the same. */
export function NetworkPicture({ network: { dot, sectors, nodes, drawn } }: { network: Network }) {
  const { find } = useText()
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${SIZE} ${SIZE}`} className="mx-auto w-full max-w-2xl" fontSize="12">
      {drawn.flatMap(({ id, hub, members }) =>
        members.map((member) => (
          <line
            key={`${id} ${member.id}`}
            {...{ x1: hub.x, y1: hub.y, x2: member.x, y2: member.y }}
            stroke="currentColor"
            strokeOpacity={member.isLead ? 0.8 : 0.35}
            strokeWidth={member.isLead ? 1.6 : 1}
          />
        )),
      )}
      {nodes.map((node) => (
        <Link key={node.id} to={paths.workshop(node.id)} tabIndex={-1}>
          <circle cx={node.x} cy={node.y} r={dot} className={fills[node.sectorKey]}>
            <title>{node.name}</title>
          </circle>
        </Link>
      ))}
      {drawn.map(({ id, name, number, hub }) => (
        <Link key={id} to={paths.alliance(id)} tabIndex={-1}>
          <circle cx={hub.x} cy={hub.y} r={10} className="fill-base-100" stroke="currentColor" strokeWidth={1.4}>
            <title>{name}</title>
          </circle>
          <text x={hub.x} y={hub.y + 4} textAnchor="middle" fill="currentColor" fontSize="11" pointerEvents="none">
            {number}
          </text>
        </Link>
      ))}
      {sectors.map(({ key, x, y }) => (
        <text key={key} x={x} y={y + 4} textAnchor="middle" fontWeight="600" className={fills[key]}>
          {find([`sectors.${key}`, 'common.none'])}
        </text>
      ))}
    </svg>
  )
}
