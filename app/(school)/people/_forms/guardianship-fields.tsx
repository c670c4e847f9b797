import type { Answers } from '@/app/_lib/answers'
import { Checkbox } from '@/components/ui/checkbox'
import { Radios } from '@/components/ui/choices'
import { Fieldset } from '@/components/ui/fieldset'
import { TextInput } from '@/components/ui/text-input'

/** How a parent or carer stands to a pupil. */
export function GuardianshipFields({ answers, pupilName }: { answers: Answers; pupilName: string }) {
  const { field, text, ticked, error } = answers
  return (
    <>
      <TextInput
        {...field('relationship')}
        label={`Relationship to ${pupilName}`}
        hint="Such as mother, father, grandparent, foster carer or social worker."
        width="half"
        required
      />
      <Radios
        name="parentalResponsibility"
        legend="Do they have parental responsibility?"
        hint="Somebody for whom this is not known may sign, and is listed for you to find out."
        error={error('parentalResponsibility')}
        defaultValue={text('parentalResponsibility')}
        items={[
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
          { value: 'not_known', label: 'Not known' },
        ]}
      />
      <Fieldset name="appointed" legend="Say what is true">
        <Checkbox
          name="appointed"
          value="yes"
          label="The school appoints them to sign"
          hint="For a carer or an agency without parental responsibility."
          defaultChecked={ticked('appointed')}
        />
        <Checkbox
          name="contactOrder"
          value="yes"
          label="A court order forbids contact about this pupil"
          hint="They may not sign and get no mail about the pupil, whatever else is said here."
          defaultChecked={ticked('contactOrder')}
        />
        <Checkbox
          name="livesWith"
          value="yes"
          label={`${pupilName} lives with them`}
          defaultChecked={ticked('livesWith')}
        />
        <Checkbox
          name="receivesMail"
          value="yes"
          label="They get the mail about this pupil"
          hint="Where every parent must sign, these are the ones who must."
          defaultChecked={ticked('receivesMail')}
        />
      </Fieldset>
      <TextInput
        {...field('priority')}
        label="Contacted in which order"
        hint="1 for whoever the school contacts first."
        inputMode="numeric"
        width="tiny"
        optional
      />
      <TextInput
        {...field('organisation')}
        label="Agency or authority they act for"
        hint="For a social worker or a foster carer, such as Elmfold Council."
        optional
        autoComplete="off"
      />
    </>
  )
}
