import '@remix-run/node'

declare module '@remix-run/node' {
  // Loaders' dates and big integers arrive as such.
  interface Future {
    v3_singleFetch: true
  }
}
