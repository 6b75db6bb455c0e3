import path from 'node:path'

/** The folder that holds package.json. Bundled code cannot ask import.meta for it. */
export const root = process.env.APP_ROOT ?? process.cwd()

/** An absolute path below the root. */
export function fromRoot(...parts: string[]): string {
  return path.resolve(root, ...parts)
}
