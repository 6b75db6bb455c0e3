import { parseArgs } from 'node:util'
import { createToken } from './cli/create-token'
import { createUser, setPassword } from './cli/create-user'
import { importFile } from './cli/import-file'
import { newMigration } from './cli/new-migration'
import { searchRebuild } from './cli/search-rebuild'
import { disconnect } from './core/database'
import { ConfigurationError, parseEnv } from './core/env'
import { applyMigrations } from './core/migrations'
import { CommandFault, type Command } from './cli/command'
import { borrowServices } from './embedded/services'

/** Commands by the words that call them. */
const commands: Readonly<Record<string, Command>> = {
  token: createToken,
  user: createUser,
  password: setPassword,
  import: importFile,
  'search rebuild': searchRebuild,
  'migrate-new': newMigration,
}

async function main(): Promise<void> {
  const asked = process.argv.slice(2)
  const found = Object.entries(commands).find(([words]) => words.split(' ').every((word, place) => asked[place] === word))
  if (!found)
    throw new CommandFault(
      `Usage: npm run cli -- <command>\n${Object.values(commands)
        .map(({ usage }) => `  ${usage}`)
        .join('\n')}`,
    )
  const [words, command] = found
  let given: ReturnType<typeof parseArgs>
  try {
    given = parseArgs({ args: asked.slice(words.split(' ').length), options: command.options, allowPositionals: true })
  } catch (error) {
    throw new CommandFault(`${(error as Error).message}\nUsage: npm run cli -- ${command.usage}`)
  }
  const env = parseEnv(process.env)
  if (!command.needsServices) return command.run(given.values as Record<string, string | boolean | undefined>, given.positionals)
  const services = await borrowServices(env)
  try {
    await applyMigrations(process.env.DATABASE_URL ?? '')
    await command.run(given.values as Record<string, string | boolean | undefined>, given.positionals)
  } finally {
    await disconnect()
    await services.stop()
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const plain = error instanceof CommandFault || error instanceof ConfigurationError
    process.stderr.write(`${plain ? error.message : error instanceof Error ? error.stack : String(error)}\n`)
    process.exit(error instanceof CommandFault ? error.exitCode : 1)
  },
)
