import { useContext } from 'react'
import { TextContext, type Text } from '~/i18n/text'

/** The sentences of the page's language. */
export function useText(): Text {
  const text = useContext(TextContext)
  if (!text) throw new Error('there is no TextContext above this component')
  return text
}
