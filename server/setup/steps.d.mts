export const root: string
export function step(
  label: string,
  command: string,
  args: readonly string[],
  options?: { env?: Readonly<Record<string, string>>; show?: boolean },
): Promise<string>
export function install(): Promise<void>
export function generate(): Promise<void>
export function bundle(): Promise<void>
export function build(): Promise<void>
export function fail(error: unknown): never
