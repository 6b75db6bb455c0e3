import pino from 'pino'

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const

/**
 * JSON lines on stderr (stdout is for people). Never log a form's body, a bid's content or a token: fields are
 * named one by one where they are logged, so that nothing slips in with an object.
 */
export const log = pino(
  {
    level: LOG_LEVELS.find((level) => level === process.env.LOG_LEVEL) ?? 'info',
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
  },
  pino.destination({ dest: 2, sync: true }),
)
