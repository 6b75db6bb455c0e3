import { useRouteLoaderData } from '@remix-run/react'
import type { RootData } from '~/root'

/** What the root knows of this request; undefined on the error page of a root that could not load. */
export function useRoot(): RootData | undefined {
  return useRouteLoaderData('root')
}

/** The person who is signed in, or null. */
export function useUser(): RootData['user'] {
  return useRoot()?.user ?? null
}
