import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, vi } from 'vitest'
import type { Command, CommandFault } from '~server/cli/command'

/** A folder of its own for files and for DATA_DIR, so that no running app is found; gone afterwards. */
export function useOwnDesk(): (name: string, content: string) => string {
  const dir = mkdtempSync(path.join(tmpdir(), 'chuangmeng-cli-'))
  process.env.DATA_DIR = dir
  afterAll(() => rmSync(dir, { recursive: true, force: true }))
  return (name, content) => {
    writeFileSync(path.join(dir, name), content)
    return path.join(dir, name)
  }
}

/** Runs a command and listens to what it tells the terminal; a fault is an answer too. */
export async function run(command: Command, options: Readonly<Record<string, string | boolean>>, ...positionals: string[]) {
  let told = ''
  const hear = (chunk: unknown) => {
    told += String(chunk)
    return true
  }
  const terminals = [vi.spyOn(process.stdout, 'write').mockImplementation(hear), vi.spyOn(process.stderr, 'write').mockImplementation(hear)]
  try {
    await command.run(options, positionals)
    return { told, fault: null, exitCode: 0 }
  } catch (error) {
    if ((error as Error).name !== 'CommandFault') throw error
    return { told, fault: (error as Error).message, exitCode: (error as CommandFault).exitCode }
  } finally {
    for (const terminal of terminals) terminal.mockRestore()
  }
}
