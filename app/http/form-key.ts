import { randomUUID } from 'node:crypto'

/** A fresh submission number for a form that creates something. */
export const formKey = (): string => randomUUID()
