import { z } from 'zod'
import { submissionKey, text } from '../core/text'
import { newPassword, typedPassword } from './password'

export const signInSchema = z.strictObject({
  username: text({ max: 64 }),
  password: typedPassword,
  redirectTo: z.string().max(500).optional(),
})

export const changePasswordSchema = z.strictObject({ current: typedPassword, password: newPassword })

export const apiTokenSchema = z.strictObject({ name: text({ max: 60 }), key: submissionKey })
