/** Names from the highest to the lowest, as a list that reads in one line. */
export function PathOfNames({ names }: { names: readonly string[] }) {
  return (
    <ol className="flex flex-wrap gap-x-1.5">
      {names.map((name, place) => (
        <li key={name}>
          {place > 0 && (
            <span aria-hidden className="mr-1.5 text-mute">
              ›
            </span>
          )}
          {name}
        </li>
      ))}
    </ol>
  )
}
