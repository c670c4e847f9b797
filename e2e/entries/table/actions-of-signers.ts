import { DEVICE_COOKIE, LINK_COOKIE } from '@/lib/auth/visit'
import { aFilledInForm, aFilledInPupilForm, answers } from '../world/extras'
import { fresh } from '../world/fresh'
import { aClassSession, aLinkOf } from '../world/visits'
import { actionsOf } from './build-rows'
import { leadsTo, setsCookie } from './does'
import { classRefusal, EVERYONE, nowhere } from './row'

const signing = actionsOf('(sign)/sign/actions.ts')
const tablet = actionsOf('(sign)/class/actions.ts')
const link = actionsOf('(sign)/l/[token]/actions.ts')

export const ACTIONS_OF_SIGNERS = [
  signing('answerAction', {
    about: 'a member of staff’s',
    may: ['signer', 'link'],
    fields: async (school) => {
      const { slot } = await aFilledInForm(school, false)
      return { slotId: slot, ...answers([slot], school.forms.staff) }
    },
    does: leadsTo(/\/sign\/[^/]+\/check$/),
  }),
  signing('answerAction', {
    about: 'a parent’s',
    may: ['parent'],
    fields: ({ ownFamily, forms }) => {
      const slot = ownFamily.request.slotOf(ownFamily.parent.id)
      return { slotId: slot, ...answers([slot], forms.parents) }
    },
    does: leadsTo(/\/sign\/[^/]+\/check$/),
  }),
  signing('answerAction', {
    about: 'on one’s own form, for somebody else’s too',
    may: [],
    // The own form is named first; the other parent's of the same child stands among those signed at once.
    knows: ['parent'],
    fields: ({ ownFamily, forms }) => {
      const { request, parent, second } = ownFamily
      return {
        slotId: request.slotOf(parent.id),
        ...answers([request.slotOf(parent.id), request.slotOf(second.id)], forms.parents),
      }
    },
    does: leadsTo(/check$/),
  }),
  signing('signAction', {
    about: 'a member of staff’s',
    may: ['signer', 'link'],
    fields: async (school) => ({ slotId: (await aFilledInForm(school)).slot }),
    does: 'response.agreed',
  }),
  signing('leaveLinkAction', {
    may: EVERYONE,
    takesState: false,
    renews: true,
    fields: () => ({}),
    does: leadsTo(/\/sign(\/ended)?$/),
  }),

  tablet('bindDeviceAction', {
    about: 'with a code that works',
    may: EVERYONE,
    renews: true,
    fields: async (school) => ({ code: (await aClassSession(school)).code }),
    does: setsCookie(DEVICE_COOKIE),
  }),
  tablet('bindDeviceAction', {
    about: 'with a guessed code',
    may: [],
    refusal: nowhere,
    missing: { code: 'AAAA BBBB' },
    fields: () => ({ code: 'AAAA BBBC' }),
    does: setsCookie(DEVICE_COOKIE),
  }),
  tablet('answerInClassAction', {
    about: 'a pupil’s of the own class',
    may: ['device'],
    refusal: classRefusal,
    fields: async (school) => {
      const { slot } = await aFilledInPupilForm(school, false)
      return { slotId: slot, ...answers([slot], school.forms.older_pupils) }
    },
    does: leadsTo(/\/class\/[^/]+\/check$/),
  }),
  tablet('answerInClassAction', {
    about: 'a member of staff’s',
    may: [],
    refusal: classRefusal,
    fields: async (school) => {
      const { slot } = await fresh.request(school)
      return { slotId: slot, ...answers([slot], school.forms.staff) }
    },
    does: leadsTo(/check$/),
  }),
  tablet('signInClassAction', {
    may: ['device'],
    refusal: classRefusal,
    fields: async (school) => ({ slotId: (await aFilledInPupilForm(school)).slot }),
    does: 'response.agreed',
  }),

  link('openFormsAction', {
    about: 'with a link that works',
    may: EVERYONE,
    takesState: false,
    renews: true,
    fields: async (school) => ({ token: await aLinkOf(school, school.signer) }),
    does: setsCookie(LINK_COOKIE),
  }),
  link('openFormsAction', {
    about: 'with a guessed link',
    may: [],
    takesState: false,
    refusal: nowhere,
    missing: { token: 'guessed-again' },
    fields: () => ({ token: 'guessed-first' }),
    does: setsCookie(LINK_COOKIE),
  }),
  link('freshLinkAction', {
    about: 'for a link of ours',
    may: EVERYONE,
    takesState: false,
    fields: async (school) => ({ token: await aLinkOf(school, (await fresh.request(school)).person) }),
    does: leadsTo(/\/l\/sent$/),
  }),
  link('freshLinkAction', {
    about: 'for a guessed link',
    may: [],
    takesState: false,
    missing: { token: 'guessed-again' },
    fields: () => ({ token: 'guessed-first' }),
    does: leadsTo(/\/l\/sent$/),
  }),
]
