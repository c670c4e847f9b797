import { warningKey } from '@/lib/policies/schema'
import { aPolicy } from '../world/forms'
import { fresh } from '../world/fresh'
import { today } from '../world/people'
import { actionsOf } from './build-rows'
import { DRAFTS, HEAD } from './row'

const policies = actionsOf('(school)/policies/[policyId]/actions.ts')
const drafts = actionsOf('(school)/policies/[policyId]/draft/actions.ts')
const publishing = actionsOf('(school)/policies/[policyId]/draft/publish/actions.ts')
const editing = actionsOf('(school)/policies/[policyId]/forms/[audience]/edit/actions.ts')
const publishingForms = actionsOf('(school)/policies/[policyId]/forms/[audience]/publish/actions.ts')
const beginning = actionsOf('(school)/policies/new/actions.ts')

const aDocument = () =>
  new File(['# Rules of the house\n\n## 1. Aims\n\nBe kind.\n'], 'rules.md', { type: 'text/markdown' })
const approval = { approvedBy: 'The governing board', approvedOn: today() }

export const ACTIONS_OF_POLICIES = [
  policies('newVersionAction', {
    may: DRAFTS,
    fields: async (school) => ({ policyId: (await fresh.policy(school)).id }),
    does: 'policy.version_drafted',
  }),
  policies('discardDraftAction', {
    may: DRAFTS,
    fields: async (school) => ({ versionId: (await fresh.draft(school)).versionId }),
    does: 'policy.draft_discarded',
  }),
  policies('adoptPolicyAction', {
    about: 'of the trust',
    may: HEAD,
    fields: async ({ trustId, marks }) => ({ policyVersionId: (await aPolicy({ trustId }, marks.policy)).versionId }),
    does: 'policy.adopted',
  }),
  policies('adoptPolicyAction', {
    about: 'of the other trust',
    may: ['other_headteacher', 'head_elsewhere'],
    fields: async (_school, _actor, other) => ({
      policyVersionId: (await aPolicy({ trustId: other.trustId }, other.marks.policy)).versionId,
    }),
    does: 'policy.adopted',
  }),
  policies('addAgreementAction', {
    may: DRAFTS,
    fields: async (school) => ({ policyId: (await fresh.policy(school)).id, audience: 'visitors', from: 'template' }),
    does: 'agreement.drafted',
  }),
  policies('newAgreementVersionAction', {
    may: DRAFTS,
    fields: async (school) => ({ agreementId: (await fresh.form(school)).agreementId }),
    does: 'agreement.drafted',
  }),
  policies('discardAgreementDraftAction', {
    may: DRAFTS,
    fields: async (school) => ({ agreementVersionId: (await fresh.formDraft(school)).id }),
    does: 'agreement.draft_discarded',
  }),
  drafts('settleWarningsAction', {
    may: DRAFTS,
    fields: async (school) => {
      const { versionId, title } = await fresh.draft(school)
      return { versionId, warnings: [warningKey({ where: null, text: `Is ${title} right?` })] }
    },
    does: 'policy.warnings_settled',
  }),
  drafts('editTextAction', {
    may: DRAFTS,
    fields: async (school) => {
      const { versionId, seen } = await fresh.draft(school)
      return { versionId, seen, text: '## 1. Aims\n\nBe kind.' }
    },
    does: 'policy.draft_edited',
  }),
  drafts('editDetailsAction', {
    may: DRAFTS,
    fields: async (school) => {
      const { versionId, seen, title } = await fresh.draft(school)
      return { versionId, seen, title }
    },
    does: 'policy.draft_edited',
  }),
  drafts('recordApprovalAction', {
    may: ['headteacher', 'clerk'],
    fields: async (school) => ({ ...approval, versionId: (await fresh.draft(school)).versionId }),
    does: 'policy.approved',
  }),
  publishing('publishPolicyAction', {
    may: HEAD,
    fields: async (school) => {
      const { versionId, seen } = await fresh.draft(school)
      return { ...approval, versionId, seen, warningsAccepted: 'yes' }
    },
    does: 'policy.published',
  }),
  editing('editAgreementAction', {
    may: DRAFTS,
    fields: async (school) => {
      const { id, seen } = await fresh.formDraft(school)
      return { agreementVersionId: id, seen, title: school.marks.policy, kind: ['will'], points: ['be kind'] }
    },
    does: 'agreement.draft_edited',
  }),
  publishingForms('publishAgreementAction', {
    may: HEAD,
    fields: async (school) => {
      const { id, seen } = await fresh.formDraft(school)
      return { agreementVersionId: id, seen, [`signAgain-${id}`]: 'no', changeNote: 'A new number' }
    },
    does: 'version.published',
  }),
  beginning('importPolicyAction', {
    own: true,
    may: DRAFTS,
    fields: () => ({ file: aDocument() }),
    does: 'policy.imported',
  }),
  beginning('importPolicyAction', {
    about: 'as the next version of one',
    may: DRAFTS,
    fields: async (school) => ({ file: aDocument(), policyId: (await fresh.policy(school)).id }),
    does: 'policy.imported',
  }),
  beginning('createPolicyAction', {
    own: true,
    may: DRAFTS,
    fields: ({ marks }) => ({ title: marks.draft, from: 'template', audiences: ['staff'] }),
    does: 'policy.created',
  }),
]
