import { createContext, useContext } from 'react'

export const NonceContext = createContext('')

/** The nonce of this answer; empty in the browser, where React leaves the server's attribute alone. */
export function useNonce(): string | undefined {
  return useContext(NonceContext) || undefined
}
