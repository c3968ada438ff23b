import { CheckboxGroupInput, required } from 'react-admin';
import { methodNames, methodOrder } from '../display/methods';

const choices = methodOrder.map((id) => ({ id, name: methodNames[id] }));
const needed = required();

interface Props {
  /** Further words under the list. */
  more?: string;
}

/** With which methods a requirement can be met. */
export const MethodsInput = ({ more = '' }: Props) => (
  <CheckboxGroupInput
    source="methods"
    label="Methods that may be used"
    choices={choices}
    row={false}
    validate={needed}
    helperText={`Who has none of these yet is asked to set one up at the next sign-in. ${more}`.trim()}
  />
);
