'use server'
import { redirect } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { type FormState, submit } from '@/app/_lib/form-state'
import { addClass } from '@/lib/people/commands/add-class'
import { addMembership } from '@/lib/people/commands/add-membership'
import { addPerson } from '@/lib/people/commands/add-person'
import { archivePerson } from '@/lib/people/commands/archive-person'
import { editPerson } from '@/lib/people/commands/edit-person'
import { endGuardianship } from '@/lib/people/commands/end-guardianship'
import { endMembership } from '@/lib/people/commands/end-membership'
import { enrolPupil } from '@/lib/people/commands/enrol-pupil'
import { restorePerson } from '@/lib/people/commands/restore-person'
import { setGuardianship } from '@/lib/people/commands/set-guardianship'

const current = () => requireSchool('people.change')
const typed = (form: FormData) => Object.fromEntries(form)

export async function addPersonAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor, school } = await current()
    const { kind, title, startsOn, ...values } = typed(form)
    const pupilId = values.pupilId
    const { personId } = await addPerson(actor, {
      ...values,
      schoolId: school.id,
      memberships: [{ kind, title, startsOn: startsOn || undefined }],
    })
    redirect(pupilId ? `/people/${pupilId.toString()}?done=household` : `/people/${personId}?done=added`)
  })
}

export async function editPersonAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { personId } = await editPerson((await current()).actor, typed(form))
    redirect(`/people/${personId}?done=changed`)
  })
}

export async function archivePersonAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { personId } = await archivePerson((await current()).actor, typed(form))
    redirect(`/people/${personId}?done=archived`)
  })
}

export async function restorePersonAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { personId } = await restorePerson((await current()).actor, typed(form))
    redirect(`/people/${personId}?done=restored`)
  })
}

export async function addMembershipAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    await addMembership((await current()).actor, typed(form))
    redirect(`/people/${form.get('personId')}?done=joined`)
  })
}

export async function endMembershipAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { personId } = await endMembership((await current()).actor, typed(form))
    redirect(`/people/${personId}?done=left`)
  })
}

export async function setGuardianshipAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { pupilId } = await setGuardianship((await current()).actor, typed(form))
    redirect(`/people/${pupilId}?done=household`)
  })
}

export async function endGuardianshipAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { pupilId } = await endGuardianship((await current()).actor, typed(form))
    redirect(`/people/${pupilId}?done=household`)
  })
}

export async function enrolPupilAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { personId } = await enrolPupil((await current()).actor, typed(form))
    redirect(`/people/${personId}?done=enrolled`)
  })
}

export async function addClassAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor, school } = await current()
    await addClass(actor, { ...typed(form), schoolId: school.id })
    redirect('/people/classes?done=class')
  })
}
