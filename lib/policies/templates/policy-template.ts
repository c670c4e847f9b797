import type { PolicySection } from '../types'

const section = (number: string, title: string, ...paragraphs: string[]): PolicySection => ({
  number,
  title,
  level: number.split('.').length,
  text: paragraphs.join('\n\n'),
})
const list = (...items: string[]) => items.map((item) => `- ${item}`).join('\n')

export const POLICY_TITLE = 'Acceptable use of devices, systems and the internet'

/** A whole acceptable-use policy for a primary school, in the product's own words, to start from and to show. */
export const POLICY_SECTIONS: PolicySection[] = [
  section(
    '1',
    'Why we have this policy',
    'Computers, tablets and the internet are part of how our pupils learn and how our school is run. Used well, they open doors. Used carelessly, they can hurt a child, give away private information or stop the school from working.',
    'This policy says what we expect of everybody who uses our technology, so that:',
    list(
      'pupils learn with technology and stay safe while they do',
      'everybody in our community treats one another with respect online',
      'personal information stays with the people who need it',
      'nobody is in doubt about what is allowed and what happens when a rule is broken',
    ),
  ),
  section(
    '2',
    'Whom it covers',
    'The policy covers staff, governors, volunteers, visitors, contractors and pupils, wherever they use a device, an account or a network of the school. Parents and carers are asked to support it, and to keep to section 8 whenever they speak with us or about us online.',
    'Each group signs an agreement written for it. Staff sign again every September; a pupil’s agreement is complete when the pupil and a parent or carer have both signed.',
  ),
  section(
    '3',
    'What we do not accept',
    'Nobody may use the school’s technology to:',
    list(
      'bully, threaten or harass anybody, or treat people worse because of who they are',
      'look for, make, keep or send anything illegal, pornographic, violent or hateful',
      'read, change or pass on information that is not theirs to handle',
      'get around the school’s filters, or use somebody else’s account',
      'copy music, pictures, writing or software against the rights of those who made them',
      'connect a device or install software that has not been authorised',
      'advertise or run a private business that has nothing to do with the school',
    ),
    'The list cannot name everything. The headteacher decides whether something that is not on it is acceptable.',
  ),
  section(
    '3.1',
    'When an exception is needed',
    'A lesson or a task sometimes needs what the list forbids, such as opening a blocked site to teach about propaganda. Ask the headteacher first. Each exception is entered in the school’s register with its reason, from when and until when it holds, and can be taken back.',
  ),
  section(
    '4',
    'Staff, governors and volunteers',
    'Everybody who works with us gets an account of their own and uses it for school business, and nothing but that account. Personal email addresses and telephone numbers are not given to pupils or parents.',
    'Short personal use is allowed in a break, when no pupils are there and no work waits for it. Personal files are not kept on school devices, and whatever passes through our systems may be monitored.',
  ),
  section(
    '4.1',
    'Working away from school',
    'The rules are the same at home as they are in school. A device that leaves the building is encrypted, locked with a password and never left where others can use it. Remote access is granted by the headteacher, for as long as the work needs it.',
  ),
  section(
    '4.2',
    'Tools that write, draw or summarise',
    'Tools that make text or pictures by artificial intelligence may help to plan a lesson or draft a letter. Whoever uses one checks the result and answers for it. No name, photo, mark or other detail of a pupil, a parent or a colleague is entered into such a tool unless the school has approved it for that purpose.',
  ),
  section(
    '5',
    'Pupils',
    'Pupils use computers and tablets when a member of staff is with them, for their learning, and with an account that the school gives them. They are taught in every year group how to stay safe online, how to be kind there and whom to tell when something is wrong.',
    'A telephone or a smart watch that a pupil needs on the way to school is handed in at the office each morning and collected in the afternoon. The headteacher may agree to something else for a child who needs it.',
  ),
  section(
    '5.1',
    'Outside school',
    'What pupils do online at home can harm others at school. Where it does, we may act on it under the behaviour policy, together with the family.',
  ),
  section(
    '6',
    'Passwords and data',
    'A password has at least 12 characters, is not used anywhere else and is never shared. Accounts that reach personal information are protected by a second step when signing in. Screens are locked whenever their user walks away.',
    'Personal information is sent only to those who need it, and never through a private account. Before any data goes to a company or service that we have not used before, the headteacher is told, so that its risks can be assessed first. An account ends on the day its owner leaves.',
    'Anybody who loses a device, sends a message to the wrong person or notices that information may have got out tells the school office the same day. Nobody is in trouble for telling us.',
  ),
  section(
    '7',
    'Filtering and monitoring',
    'We filter the internet and monitor how our systems are used, in order to protect children, keep the law and find faults. No filter catches everything, so every adult keeps an eye on screens and reports what should have been blocked.',
    'Alerts go to the designated safeguarding lead every school day. Only people whom the headteacher has authorised may look into what somebody has done, and only as far as the reason for it goes. The governing board checks once a year that the arrangements work.',
  ),
  section(
    '8',
    'Parents and carers',
    'Children copy how adults speak to one another. We ask parents and carers to be as respectful online as they would be at the school gate, to bring complaints to us directly, and not to publish pictures of other people’s children without their parents’ permission.',
    'A parent who works with us in an official role, such as a volunteer, signs the agreement for that role as well. Guest access to the wireless network is granted for a purpose and a time.',
  ),
  section(
    '9',
    'When something goes wrong',
    'Harmful or upsetting material is reported at once: by pupils to any adult they trust, by adults to the designated safeguarding lead. Reports are treated in confidence, and nobody should copy or forward the material itself.',
    'Breaking this policy may lead to action under the behaviour policy or the code of conduct for staff, to access being taken away and, where the law has been broken, to a report to the police.',
  ),
  section(
    '10',
    'Checking and reviewing',
    'The headteacher and the IT manager watch over how the policy works and tell the governing board each summer. The policy is reviewed every year, and whenever the law or our technology changes. The governing board approves it.',
  ),
  section(
    '11',
    'What to read with it',
    list(
      'Safeguarding and child protection policy',
      'Behaviour policy',
      'Data protection policy',
      'Code of conduct for staff',
      'Complaints procedure',
    ),
  ),
]
