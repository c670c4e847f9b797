import { anAccount, aParent, aPerson, aPupil, aSchool } from '@/lib/testing/factories'
import { aForm, agree, aKeptCopy, aRequest } from './signed-request.factory'

/** A class of two pupils whose parents' form is signed, a signed governor, and all their copies. */
export async function aSchoolWithCopies() {
  const school = await aSchool()
  const make = (requestId: string, pages = 1) => aKeptCopy(school.id, requestId, pages)
  const form = await aForm(school.id, 'parents')
  const family = async (familyName: string) => {
    const pupil = await aPupil(school.id, { familyName, classId: school.classId })
    const parent = await aParent(school.id, [pupil.id], { familyName })
    const slots = [{ kind: 'parent' as const, personId: parent.id }]
    const request = await aRequest({ form, personId: pupil.id, capacity: 'parent', slots, classId: school.classId })
    await agree(school.id, [request.slotOf(parent.id)])
    return {
      pupil,
      parent,
      request,
      document: await make(request.id),
      actor: await anAccount(school.id, [], parent.id),
    }
  }
  const first = await family('Zwane')
  const second = await family('Abbot')
  const governor = await aPerson(school.id, 'governor', { givenName: 'Grace' })
  const governors = await aForm(school.id, 'governors')
  const slots = [{ kind: 'self' as const, personId: governor.id }]
  const asked = await aRequest({ form: governors, personId: governor.id, capacity: 'governor', slots })
  await agree(school.id, [asked.slotOf(governor.id)])
  return { school, form, first, second, governor: { id: governor.id, request: asked, document: await make(asked.id) } }
}
