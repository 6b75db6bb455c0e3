import { describe, expect, it } from 'vitest'
import { ConfigurationError, parseEnv } from '~server/core/env'

function faultsOf(source: Record<string, string | undefined>): readonly string[] {
  try {
    parseEnv(source)
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults
    throw error
  }
  return []
}

describe('the environment', () => {
  it('needs nothing: every variable has a value of its own', () => {
    expect(parseEnv({})).toEqual({
      NODE_ENV: 'production',
      PORT: 3000,
      HOST: '127.0.0.1',
      PUBLIC_ORIGIN: 'http://localhost:3000',
      DATA_DIR: '.data',
      DATABASE_POOL: 12,
      TRUST_PROXY: 0,
      DEMO: '1',
      LOG_LEVEL: 'info',
    })
  })

  it('takes an empty variable for one that is not set', () => {
    expect(parseEnv({ PORT: '', DATABASE_URL: '', DEMO: '' })).toMatchObject({ PORT: 3000, DEMO: '1' })
  })

  it('makes the public address from the port', () => {
    expect(parseEnv({ PORT: '8080' }).PUBLIC_ORIGIN).toBe('http://localhost:8080')
    expect(parseEnv({ PORT: '8080', PUBLIC_ORIGIN: 'https://cm.example' }).PUBLIC_ORIGIN).toBe('https://cm.example')
  })

  it.each([
    ['PORT', 'abc'],
    ['PORT', '0'],
    ['PORT', '70000'],
    ['NODE_ENV', 'staging'],
    ['PUBLIC_ORIGIN', 'cm.example'],
    ['PUBLIC_ORIGIN', 'https://cm.example/'],
    ['PUBLIC_ORIGIN', 'ftp://cm.example'],
    ['DATABASE_URL', 'mysql://root:geheim@h/db'],
    ['DATABASE_POOL', '1'],
    ['MEILI_URL', 'meili:7700'],
    ['MEILI_KEY', 'short'],
    ['SESSION_SECRET', 'short'],
    ['TRUST_PROXY', 'yes'],
    ['DEMO', 'true'],
    ['LOG_LEVEL', 'loud'],
  ])('names %s when it is %s', (name, value) => {
    expect(faultsOf({ MEILI_KEY: 'sixteen characters', [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${name}: .+ \\(it is .+\\)$`)),
    ])
  })

  it('names every variable at fault at once', () => {
    const faults = faultsOf({ PORT: 'abc', DEMO: 'yes', LOG_LEVEL: 'loud', SESSION_SECRET: 'x' })
    expect(faults.map((fault) => fault.split(':')[0]).sort()).toEqual(['DEMO', 'LOG_LEVEL', 'PORT', 'SESSION_SECRET'])
  })

  it('names what is missing beside another', () => {
    expect(faultsOf({ MEILI_URL: 'http://h:7700' })).toEqual(['MEILI_KEY: is needed with MEILI_URL'])
  })

  it('names a missing companion also beside other faults', () => {
    const faults = faultsOf({ MEILI_URL: 'http://h:7700', PORT: 'abc' })
    expect(faults.map((fault) => fault.split(':')[0]).sort()).toEqual(['MEILI_KEY', 'PORT'])
  })

  it('shows no secret, in no line of the message', () => {
    const secrets = { DATABASE_URL: 'mysql://root:geheim1@h/db', MEILI_URL: 'geheim2', MEILI_KEY: 'geheim3', SESSION_SECRET: 'geheim4' }
    expect(() => parseEnv(secrets)).toThrow(ConfigurationError)
    const message = faultsOf(secrets).join('\n') + String(new ConfigurationError(faultsOf(secrets)))
    expect(message).not.toContain('geheim')
    expect(message).toContain('not shown')
  })
})
