import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import type { Actor, UserActor } from '~server/policies/actor'
import { paths } from '~/paths'
import { domainErrorOf, refusalResponse } from './refusal'

export interface LoaderInput<Who> extends LoaderFunctionArgs {
  readonly actor: Who
  readonly url: URL
}

async function answer<Data>(args: LoaderFunctionArgs, run: () => Promise<Data>): Promise<Data> {
  try {
    return await run()
  } catch (error) {
    const refusal = domainErrorOf(error)
    throw refusal ? refusalResponse(refusal, args.context) : error
  }
}

/**
 * Wraps a loader: finds out who asks and turns refusals into responses. A parent's loader protects nothing, so every
 * route's loader goes through this and through a use case that authorises.
 */
export function loaderOf<Data>(run: (input: LoaderInput<Actor>) => Promise<Data>) {
  return (args: LoaderFunctionArgs): Promise<Data> =>
    answer(args, async () => run({ ...args, actor: await args.context.actor(), url: new URL(args.request.url) }))
}

/** The same for pages that need a person: visitors are led to sign in and come back afterwards. */
export function userLoaderOf<Data>(run: (input: LoaderInput<UserActor>) => Promise<Data>) {
  return (args: LoaderFunctionArgs): Promise<Data> =>
    answer(args, async () => {
      const actor = await args.context.actor()
      const url = new URL(args.request.url)
      if (actor.kind !== 'user') throw redirect(paths.signIn(url.pathname + url.search))
      return run({ ...args, actor, url })
    })
}
