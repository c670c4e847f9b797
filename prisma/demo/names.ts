import type { Random } from './random'

/** Invented people: given names and surnames that occur together, so that a household sounds like one. */
type Culture = { weight: number; girls: string[]; boys: string[]; women: string[]; men: string[]; surnames: string[] }

export const CULTURES: Culture[] = [
  {
    weight: 46,
    girls: [
      'Amelia',
      'Isla',
      'Poppy',
      'Florence',
      'Matilda',
      'Edith',
      'Willow',
      'Harriet',
      'Ottilie',
      'Bronte',
      'Nell',
      'Ivy',
    ],
    boys: [
      'Arthur',
      'Alfie',
      'Jack',
      'Toby',
      'Rupert',
      'Barnaby',
      'Wilf',
      'Stanley',
      'Jude',
      'Ned',
      'Fergus',
      'Callum',
    ],
    women: ['Rachel', 'Joanne', 'Claire', 'Heather', 'Louise', 'Bethan', 'Kirsty', 'Gemma', 'Naomi', 'Hilary'],
    men: ['Martin', 'Gareth', 'Duncan', 'Simon', 'Craig', 'Neil', 'Alasdair', 'Owen', 'Rhys', 'Keith'],
    surnames: [
      'Hartwell',
      'Penrose',
      'Ashdown',
      'Larkin',
      'Brackley',
      'O’Halloran',
      'Fairweather',
      'Tindall',
      'Wetherby',
      'Marchbank',
      'Smythe-Cole',
      'Thackray',
      'Llewellyn',
      'McAllister',
      'Underhill',
      'Bramhall',
      'Cotterill',
      'Dunmore',
      'Eastleigh',
      'Garside',
    ],
  },
  {
    weight: 12,
    girls: ['Zainab', 'Aisha', 'Maryam', 'Hafsa', 'Inaya', 'Noor'],
    boys: ['Yusuf', 'Ibrahim', 'Hamza', 'Bilal', 'Idris', 'Zakariya'],
    women: ['Sadia', 'Rukhsana', 'Farah', 'Nadia', 'Shazia'],
    men: ['Imran', 'Tariq', 'Kashif', 'Waqas', 'Adeel'],
    surnames: ['Qureshi', 'Mirza', 'Siddiqui', 'Rehmani', 'Chaudhry', 'Al-Khatib'],
  },
  {
    weight: 9,
    girls: ['Anaya', 'Diya', 'Kavya', 'Meera', 'Riya'],
    boys: ['Arjun', 'Dev', 'Kiran', 'Rohan', 'Vihaan'],
    women: ['Priya', 'Sunita', 'Lakshmi', 'Anjali', 'Deepa'],
    men: ['Rakesh', 'Sanjay', 'Vikram', 'Nikhil', 'Manoj'],
    surnames: ['Raghunathan', 'Deshpande', 'Venkataraman', 'Solanki', 'Bhattacharjee', 'Grewal'],
  },
  {
    weight: 9,
    girls: ['Zofia', 'Hanna', 'Maja', 'Oliwia', 'Żaneta'],
    boys: ['Kacper', 'Szymon', 'Filip', 'Łukasz', 'Wojciech'],
    women: ['Agnieszka', 'Katarzyna', 'Małgorzata', 'Ewa', 'Dorota'],
    men: ['Piotr', 'Tomasz', 'Grzegorz', 'Paweł', 'Sławomir'],
    surnames: ['Wróblewska', 'Dąbek', 'Grześkowiak', 'Szczepaniak', 'Jabłoński'],
  },
  {
    weight: 8,
    girls: ['Temitope', 'Adaeze', 'Ngozi', 'Efua', 'Simisola'],
    boys: ['Chidi', 'Tobenna', 'Kwame', 'Oluwaseun', 'Emeka'],
    women: ['Folake', 'Ifeoma', 'Abena', 'Yetunde', 'Chiamaka'],
    men: ['Babajide', 'Obinna', 'Kofi', 'Uchenna', 'Femi'],
    surnames: ['Adeyemi-Cole', 'Okonkwo', 'Boateng', 'Nwachukwu', 'Ogunleye'],
  },
  {
    weight: 5,
    girls: ['Linh', 'Thảo', 'Mai', 'Ngọc'],
    boys: ['Minh', 'Đức', 'Khôi', 'Bảo'],
    women: ['Nguyệt', 'Hương', 'Lan'],
    men: ['Quang', 'Tuấn', 'Hùng'],
    surnames: ['Nguyễn', 'Trần', 'Phạm'],
  },
  {
    weight: 5,
    girls: ['梓涵', '雨桐', '思远'],
    boys: ['浩然', '子轩', '俊杰'],
    women: ['丽华', '秀英', '雪梅'],
    men: ['建国', '志强', '国栋'],
    surnames: ['欧阳', '陈', '林'],
  },
  {
    weight: 4,
    girls: ['Олена', 'Софія', 'Дарина'],
    boys: ['Тарас', 'Богдан', 'Назар'],
    women: ['Ірина', 'Наталія', 'Оксана'],
    men: ['Андрій', 'Микола', 'Сергій'],
    surnames: ['Шевчук', 'Мельник', 'Коваленко'],
  },
  {
    weight: 2,
    girls: ['ليلى', 'مريم'],
    boys: ['يوسف', 'عمر'],
    women: ['فاطمة', 'هدى'],
    men: ['خالد', 'سامي'],
    surnames: ['الحداد', 'النجار'],
  },
]

const TOTAL = CULTURES.reduce((sum, culture) => sum + culture.weight, 0)

export function aCulture(random: Random): Culture {
  let at = random.below(TOTAL)
  for (const culture of CULTURES) {
    if (at < culture.weight) return culture
    at -= culture.weight
  }
  throw new Error('The weights do not add up.')
}

/** An address in a domain that nobody can own; people whose names are not in Latin letters get a number. */
export function addressOf(givenName: string, familyName: string, number: number) {
  const plain = `${givenName}.${familyName}`
    .normalize('NFKD')
    .replace(/[^A-Za-z.]/g, '')
    .toLowerCase()
  return `${plain.length > 4 ? plain : 'family'}${number}@mail.example`
}
