import type { Metadata } from 'next'
import { localPath } from '@/app/_lib/local-path'
import { Sheet } from '@/components/layout/public-shell'
import { Button } from '@/components/ui/button'
import { FormActions } from '@/components/ui/form-actions'
import { PageHeader } from '@/components/ui/page-header'
import { TextInput } from '@/components/ui/text-input'
import { TextLink } from '@/components/ui/text-link'
import { findOwnSignIns } from '@/lib/schools/queries/own-sign-in'
import { OwnSignIns } from '../own-sign-ins'

export const metadata: Metadata = { title: 'Find your school' }

/** For an installation with several schools: which of them, before its own sign-in. */
export default async function FindSchoolPage({ searchParams }: PageProps<'/sign-in/school'>) {
  const { next, school } = await searchParams
  const back = localPath(next, '')
  const asked = typeof school === 'string' ? school.slice(0, 200) : ''
  const { several, schools } = await findOwnSignIns(asked)
  return (
    <Sheet>
      <PageHeader title="Find your school" lead="Then you sign in with the account that you use there." />
      {several && (
        <form method="get" className="mb-8">
          {back && <input type="hidden" name="next" value={back} />}
          <TextInput
            name="school"
            label="Your school address, or a part of your school’s name"
            hint="For example s.patel@brookfield.sch.uk, or Brookfield."
            defaultValue={asked}
            required
          />
          <FormActions>
            <Button type="submit">Find</Button>
          </FormActions>
        </form>
      )}
      {schools.length > 0 && <OwnSignIns schools={schools} next={back} />}
      {several && asked && schools.length === 0 && (
        <p role="status">
          No school that you can sign in to this way fits “{asked}”. Try a longer part of its name, or{' '}
          <TextLink href="/sign-in">sign in another way</TextLink>.
        </p>
      )}
      <p className="mt-8">
        <TextLink href="/sign-in">Back to sign in</TextLink>
      </p>
    </Sheet>
  )
}
