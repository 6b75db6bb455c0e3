import type { ParameterValue } from '~server/rules/parameters'
import { Cell } from '~/components/ui/rows-field'
import { useFault, useFormAnswer } from '~/components/ui/form'
import { useText } from '~/hooks/use-text'
import { parameterName, wordName } from './parameter-words'

interface ValueFieldProps {
  /** "parameters.3": its fields are named after it. */
  readonly name: string
  readonly parameter: {
    readonly key: string
    readonly evaluator: string | null
    readonly value: ParameterValue
    readonly words: readonly string[]
  }
}

const FEN = 100

/** A number to type or words to tick, with the name of the parameter. */
export function ValueField({ name, parameter }: ValueFieldProps) {
  const text = useText()
  const { key, value } = parameter
  const label = parameterName(parameter, text)
  const money = key.endsWith('_fen')
  return (
    <div className="mb-3">
      <input type="hidden" name={`${name}.key`} value={key} />
      {typeof value === 'number' ? (
        <div className="max-w-60">
          <Cell
            name={`${name}.value`}
            label={label}
            inputMode="numeric"
            defaultValue={String(money ? value / FEN : value)}
            {...(money && { suffix: text.t('policies.form.yuan') })}
          />
        </div>
      ) : (
        <Words name={`${name}.words`} legend={label} parameter={parameter} chosen={value} />
      )}
    </div>
  )
}

interface WordsProps {
  readonly name: string
  readonly legend: string
  readonly parameter: ValueFieldProps['parameter']
  readonly chosen: readonly string[]
}

/** A word is ticked as it stood when the form came back, or as it holds now. */
function Words({ name, legend, parameter, chosen }: WordsProps) {
  const text = useText()
  const fault = useFault(name)
  const answer = useFormAnswer()
  const typed = answer ? (answer.typed[`${name}[]`] ?? []) : chosen
  return (
    <fieldset aria-invalid={fault ? true : undefined}>
      <legend className="text-sm text-mute">{legend}</legend>
      <div className="flex flex-wrap gap-x-4 gap-y-1 py-1">
        {parameter.words.map((word) => (
          <label key={word} className="flex items-start gap-1.5">
            <input
              type="checkbox"
              name={`${name}[]`}
              value={word}
              className="checkbox checkbox-sm mt-1"
              defaultChecked={typed.includes(word)}
            />
            <span>{wordName(word, parameter, text)}</span>
          </label>
        ))}
      </div>
      {fault && <p className="text-sm font-medium text-ink-red">{fault}</p>}
    </fieldset>
  )
}
