/**
 * The words of a workshop's record, as the rule sets name them (prisma/reference/rule-sets): a rule asks for exactly
 * these. Their names are in the catalogue 'records'.
 */
export const SIGN_KINDS = ['plaque', 'organisation', 'members', 'duties', 'goals', 'achievements', 'management'] as const
export const EQUIPMENT_CATEGORIES = ['materials', 'tools', 'computers', 'instruments'] as const
export const DOCUMENT_KINDS = [
  ...(['team_learning', 'activities', 'innovation_plan', 'result_release', 'rewards', 'internal_management'] as const),
  ...(['learning_research', 'problem_solving', 'cooperation', 'conversion', 'incentives'] as const),
] as const
export const PUBLICATIONS = ['unpublished', 'on_wall', 'online'] as const
export const VENUE_USES = ['study', 'practice', 'display'] as const
export const VENUE_NATURE = ['fixed', 'independent'] as const
/** 年度预算、职工教育经费 (S4（十一）), 工会经费, 专项补助, 自筹. */
export const FUNDING_SOURCES = ['annual_budget', 'staff_education', 'union_funds', 'grant', 'self_raised'] as const
export const PLAN_KINDS = ['topic', 'study', 'exchange', 'training', 'apprentice', 'ideological', 'service'] as const
/** What no data can answer. The last two are the supports of S4（十一） that leave no other trace (WS-31). */
export const STATEMENT_KINDS = [
  ...(['legal_registration', 'not_existing_unit', 'independent_documents', 'support_people', 'support_time'] as const),
] as const
export const SUPPORTS = ['venue', 'people', 'money', 'equipment', 'time'] as const
export const FUNCTIONS = ['demonstration', 'innovation', 'cooperation', 'passing_on', 'spirit'] as const
export const DIMENSIONS = ['specialty', 'education', 'age'] as const

export const HONOUR_KINDS = ['model_worker', 'may_day_medal', 'craftsman', 'advanced_worker', 'technical_expert'] as const
/** From the lowest to the highest. */
export const LEVELS = ['unit', 'county', 'city', 'provincial', 'national'] as const
/** 职业资格等级, from the lowest to the highest. */
export const VOCATIONAL_LEVELS = ['junior', 'intermediate', 'senior', 'technician', 'senior_technician'] as const
/** 专业技术职务 (S3 附件4). */
export const PROFESSIONAL_RANKS = ['professor', 'associate_professor', 'lecturer', 'assistant', 'other'] as const
export const EDUCATIONS = ['doctor', 'master', 'bachelor', 'college', 'secondary', 'other'] as const
export const POLITICAL_STATUSES = ['party_member', 'league_member', 'democratic_party', 'no_party', 'masses'] as const
export const GENDERS = ['female', 'male'] as const

export const WORKSHOP_KINDS = ['model_worker', 'staff'] as const
export const ACTIVITIES = [
  ...(['technology_development', 'problem_solving', 'skill_passing', 'technical_cooperation', 'training_service', 'other'] as const),
] as const
export const ORIENTATIONS = ['skill', 'research', 'management', 'marketing', 'service'] as const
export const RECOGNITION_KINDS = ['award', 'invention_patent', 'utility_patent', 'appraisal'] as const
