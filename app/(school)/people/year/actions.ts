'use server'
import { redirect } from 'next/navigation'
import { requireSchool } from '@/app/_lib/current-school'
import { type FormState, submit } from '@/app/_lib/form-state'
import { localPath } from '@/app/_lib/local-path'
import { choosePupils } from '@/lib/people/commands/choose-pupils'
import { moveClasses } from '@/lib/people/commands/move-classes'
import { nameClasses } from '@/lib/people/commands/name-classes'
import { placePupil } from '@/lib/people/commands/place-pupil'
import { setLeavers } from '@/lib/people/commands/set-leavers'
import { startYear } from '@/lib/people/commands/start-year'
import { turnYear } from '@/lib/people/commands/turn-year'
import { undoYear } from '@/lib/people/commands/undo-year'
import { classesOf, groupsOf } from './form-values'

const current = () => requireSchool('people.change')
const typed = (form: FormData) => Object.fromEntries(form)

export async function startYearAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    const { actor, school } = await current()
    await startYear(actor, { ...typed(form), schoolId: school.id })
    redirect('/people/year?done=started')
  })
}

export async function moveClassesAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    await moveClasses((await current()).actor, { ...typed(form), groups: groupsOf(form) })
    redirect('/people/year/classes?done=saved')
  })
}

export async function choosePupilsAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    await choosePupils((await current()).actor, { ...typed(form), personIds: form.getAll('personIds') })
    redirect(localPath(form.get('back'), '/people/year'))
  })
}

export async function setLeaversAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    await setLeavers((await current()).actor, typed(form))
    redirect('/people/year/leavers?done=saved')
  })
}

export async function nameClassesAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    await nameClasses((await current()).actor, { ...typed(form), classes: classesOf(form) })
    redirect('/people/year/names?done=saved')
  })
}

export async function turnYearAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    await turnYear((await current()).actor, typed(form))
    redirect('/people/year?done=turned')
  })
}

export async function undoYearAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    await undoYear((await current()).actor, typed(form))
    redirect('/people/year?done=undone')
  })
}

export async function placePupilAction(_previous: FormState, form: FormData) {
  return submit(form, async () => {
    await placePupil((await current()).actor, typed(form))
    redirect('/people/year?done=placed')
  })
}
