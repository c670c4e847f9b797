import { schoolPage } from './build-rows'
import { ALL_POSTS, DRAFTS, HEAD } from './row'

const APPROVES = ['headteacher', 'clerk'] as const

/** Policies, their versions, drafts and forms. */
export const PAGES_OF_POLICIES = [
  schoolPage('/policies', '/policies', ALL_POSTS, ({ policy }) => ['Policies', policy.title]),
  schoolPage('/policies/new', '/policies/new', DRAFTS, ['Bring in your own document', 'Start without a document']),
  schoolPage(
    '/policies/new',
    ({ policy }) => `/policies/new?policy=${policy.id}`,
    DRAFTS,
    ({ policy }) => [policy.title],
    { about: 'as the next version of one' },
  ),
  schoolPage(
    '/policies/[policyId]',
    ({ policy }) => `/policies/${policy.id}`,
    ALL_POSTS,
    ({ policy, forms }) => [policy.title, forms.staff.title],
    { about: 'published' },
  ),
  schoolPage(
    '/policies/[policyId]',
    ({ draft }) => `/policies/${draft.id}`,
    DRAFTS,
    ({ draft }) => [draft.title, 'Nothing is published yet'],
    { about: 'a draft' },
  ),
  schoolPage(
    '/policies/[policyId]/compare',
    ({ policy }) => `/policies/${policy.id}/compare`,
    ALL_POSTS,
    ({ policy }) => ['What changed', policy.title],
  ),
  schoolPage(
    '/policies/[policyId]/versions/[number]',
    ({ policy }) => `/policies/${policy.id}/versions/1`,
    ALL_POSTS,
    ({ policy }) => [policy.title, 'Be kind to each other online.'],
    { about: 'published' },
  ),
  schoolPage(
    '/policies/[policyId]/versions/[number]',
    ({ draft }) => `/policies/${draft.id}/versions/1`,
    DRAFTS,
    ({ draft }) => [draft.title],
    { about: 'a draft' },
  ),
  schoolPage(
    '/policies/[policyId]/draft',
    ({ draft }) => `/policies/${draft.id}/draft`,
    DRAFTS,
    ({ draft }) => [draft.title, `Is ${draft.title} right?`],
  ),
  schoolPage('/policies/[policyId]/draft/edit', ({ draft }) => `/policies/${draft.id}/draft/edit`, DRAFTS, [
    'Edit the draft',
  ]),
  schoolPage(
    '/policies/[policyId]/draft/details',
    ({ draft }) => `/policies/${draft.id}/draft/details`,
    DRAFTS,
    ({ draft }) => ['Title, dates and people', `value="${draft.title}"`],
  ),
  schoolPage(
    '/policies/[policyId]/draft/approval',
    ({ draft }) => `/policies/${draft.id}/draft/approval`,
    APPROVES,
    ({ draft }) => ['Record the approval', draft.title],
  ),
  schoolPage(
    '/policies/[policyId]/draft/publish',
    ({ draft }) => `/policies/${draft.id}/draft/publish`,
    HEAD,
    ({ draft }) => ['Publish the policy and its forms', draft.title],
  ),
  schoolPage(
    '/policies/[policyId]/forms/[audience]',
    ({ policy }) => `/policies/${policy.id}/forms/staff`,
    ALL_POSTS,
    ({ forms }) => [forms.staff.title, `keep to ${forms.staff.title}`],
    { about: 'published' },
  ),
  schoolPage(
    '/policies/[policyId]/forms/[audience]',
    ({ draft }) => `/policies/${draft.id}/forms/staff`,
    DRAFTS,
    ({ draft }) => [draft.title],
    { about: 'a draft' },
  ),
  schoolPage(
    '/policies/[policyId]/forms/[audience]/edit',
    ({ policy }) => `/policies/${policy.id}/forms/governors/edit`,
    DRAFTS,
    ({ forms }) => ['Edit the form for', `value="${forms.governors.title}"`],
  ),
  schoolPage(
    '/policies/[policyId]/forms/[audience]/publish',
    ({ policy }) => `/policies/${policy.id}/forms/governors/publish`,
    HEAD,
    ({ forms }) => ['Publish the form for', forms.governors.title],
  ),
]
