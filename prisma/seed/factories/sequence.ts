let last = 0

/** A number that no other row of this process has: makes names unique without anybody thinking of them. */
export function sequence(): number {
  return ++last
}

/** A key for a form that creates something. */
export function freshKey(): string {
  return `factory-${process.pid}-${sequence()}`
}
