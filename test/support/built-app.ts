import { build } from '../../server/setup/steps.mjs'

/** What the app tests start is what npm start starts: built from the sources as they stand. */
export default async function setup() {
  await build()
}
