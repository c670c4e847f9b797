/** What a parent or carer agrees to on both pupils' forms. */
export const PARENT_DECLARATION =
  'My child may use the school’s devices, systems and internet while a member of staff supervises. I accept the conditions above, and the school’s conditions for bringing and using personal devices in school. I will talk them through with my child and make sure that my child understands them.'
