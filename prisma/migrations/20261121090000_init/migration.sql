-- CreateEnum
CREATE TYPE "UserStatus" AS ENUM ('active', 'suspended');

-- CreateEnum
CREATE TYPE "AllianceMemberStatus" AS ENUM ('invited', 'accepted', 'declined', 'withdrawn', 'left');

-- CreateEnum
CREATE TYPE "BidStatus" AS ENUM ('draft', 'submitted', 'withdrawn', 'opened', 'nominated', 'awarded', 'unsuccessful', 'lapsed');

-- CreateEnum
CREATE TYPE "ChallengeStatus" AS ENUM ('draft', 'open', 'closed', 'in_review', 'nominated', 'awarded', 'in_progress', 'in_acceptance', 'accepted', 'in_promotion', 'unsuccessful', 'cancelled');

-- CreateEnum
CREATE TYPE "ChallengeReach" AS ENUM ('public', 'sector', 'alliance');

-- CreateEnum
CREATE TYPE "FileOwner" AS ENUM ('problem', 'bid', 'milestone_report', 'acceptance', 'result', 'resource');

-- CreateEnum
CREATE TYPE "MilestoneStatus" AS ENUM ('planned', 'in_progress', 'submitted', 'returned', 'accepted');

-- CreateEnum
CREATE TYPE "AcceptanceStatus" AS ENUM ('requested', 'in_panel', 'passed', 'returned');

-- CreateEnum
CREATE TYPE "AcceptanceVoteStatus" AS ENUM ('assigned', 'recused', 'cast');

-- CreateEnum
CREATE TYPE "UnionLevel" AS ENUM ('national', 'provincial', 'city', 'county', 'unit');

-- CreateEnum
CREATE TYPE "EmployerKind" AS ENUM ('state_enterprise', 'private_enterprise', 'institution', 'other');

-- CreateEnum
CREATE TYPE "ProblemCategory" AS ENUM ('pain_point', 'difficulty', 'major_task', 'future_direction');

-- CreateEnum
CREATE TYPE "ProblemStatus" AS ENUM ('submitted', 'returned', 'accepted', 'rejected', 'withdrawn', 'established');

-- CreateEnum
CREATE TYPE "ProblemVisibility" AS ENUM ('signed_in', 'alliance');

-- CreateEnum
CREATE TYPE "ResourceKind" AS ENUM ('instrument', 'venue', 'document', 'expert_hours');

-- CreateEnum
CREATE TYPE "ResourceStatus" AS ENUM ('offered', 'withdrawn');

-- CreateEnum
CREATE TYPE "ResourceReach" AS ENUM ('public', 'signed_in', 'alliance');

-- CreateEnum
CREATE TYPE "ResultStatus" AS ENUM ('draft', 'published', 'withdrawn');

-- CreateEnum
CREATE TYPE "ResultReach" AS ENUM ('public', 'alliance');

-- CreateEnum
CREATE TYPE "ReviewStatus" AS ENUM ('assigned', 'recused', 'submitted');

-- CreateEnum
CREATE TYPE "WorkshopKind" AS ENUM ('model_worker', 'staff');

-- CreateEnum
CREATE TYPE "WorkshopRole" AS ENUM ('leader', 'core_member', 'member');

-- CreateEnum
CREATE TYPE "NamedTitleKind" AS ENUM ('provincial_system', 'provincial_demonstration', 'national_demonstration');

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "status" "UserStatus" NOT NULL DEFAULT 'active',
    "isAdmin" BOOLEAN NOT NULL DEFAULT false,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "unitId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExpertProfile" (
    "userId" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "ExpertProfile_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "userAgent" TEXT NOT NULL DEFAULT '',
    "network" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,
    "resetAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "SecurityEntry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "kind" TEXT NOT NULL,
    "actorId" TEXT,
    "network" TEXT NOT NULL DEFAULT '',
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "SecurityEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "actorId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "inputHash" TEXT NOT NULL,
    "answer" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("actorId","purpose","key")
);

-- CreateTable
CREATE TABLE "Alliance" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" TEXT NOT NULL DEFAULT '',
    "leadWorkshopId" TEXT NOT NULL,
    "governingUnionId" TEXT NOT NULL,
    "foundedOn" DATE NOT NULL,
    "createdById" TEXT NOT NULL,
    "isExample" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "audience" TEXT[],

    CONSTRAINT "Alliance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AllianceMember" (
    "id" TEXT NOT NULL,
    "allianceId" TEXT NOT NULL,
    "workshopId" TEXT NOT NULL,
    "status" "AllianceMemberStatus" NOT NULL DEFAULT 'invited',
    "invitedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answeredAt" TIMESTAMPTZ(3),
    "answeredById" TEXT,

    CONSTRAINT "AllianceMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Bid" (
    "id" TEXT NOT NULL,
    "challengeId" TEXT NOT NULL,
    "bidderKey" TEXT NOT NULL,
    "workshopId" TEXT,
    "unitId" TEXT,
    "leaderId" TEXT NOT NULL,
    "status" "BidStatus" NOT NULL DEFAULT 'draft',
    "currentVersion" INTEGER NOT NULL DEFAULT 0,
    "submittedAt" TIMESTAMPTZ(3),
    "openedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "audience" TEXT[],
    "plan" JSONB,
    "planText" TEXT,
    "costFen" BIGINT,
    "scoreMilli" INTEGER,
    "feedback" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Bid_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BidMember" (
    "bidId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "duty" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "BidMember_pkey" PRIMARY KEY ("bidId","userId")
);

-- CreateTable
CREATE TABLE "BidEnvelope" (
    "bidId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "scheme" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "sealedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "BidEnvelope_pkey" PRIMARY KEY ("bidId","version")
);

-- CreateTable
CREATE TABLE "BidMilestone" (
    "id" TEXT NOT NULL,
    "bidId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "sharePercent" INTEGER NOT NULL,
    "dueInDays" INTEGER NOT NULL,

    CONSTRAINT "BidMilestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Challenge" (
    "id" TEXT NOT NULL,
    "number" TEXT,
    "problemId" TEXT,
    "allianceId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "background" JSONB NOT NULL,
    "backgroundText" TEXT NOT NULL,
    "indicators" TEXT NOT NULL,
    "sectorKey" TEXT NOT NULL,
    "budgetFen" BIGINT NOT NULL,
    "termDays" INTEGER NOT NULL,
    "terms" TEXT NOT NULL,
    "reach" "ChallengeReach" NOT NULL DEFAULT 'public',
    "status" "ChallengeStatus" NOT NULL DEFAULT 'draft',
    "deadlineAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),
    "openedAt" TIMESTAMPTZ(3),
    "awardedAt" TIMESTAMPTZ(3),
    "acceptedAt" TIMESTAMPTZ(3),
    "nominatedById" TEXT,
    "decisionReason" TEXT NOT NULL DEFAULT '',
    "isExample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "audience" TEXT[],

    CONSTRAINT "Challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScoringCriterion" (
    "id" TEXT NOT NULL,
    "challengeId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "weight" INTEGER NOT NULL,

    CONSTRAINT "ScoringCriterion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AcceptanceCriterion" (
    "id" TEXT NOT NULL,
    "challengeId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "AcceptanceCriterion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Event" (
    "seq" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "entity" TEXT NOT NULL,
    "entityIds" TEXT[],
    "threads" TEXT[],
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "data" JSONB NOT NULL DEFAULT '{}',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "Event_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "OutboxDelivery" (
    "id" BIGSERIAL NOT NULL,
    "eventSeq" BIGINT NOT NULL,
    "listener" TEXT NOT NULL,
    "startedAttempts" INTEGER NOT NULL DEFAULT 0,
    "finishedAttempts" INTEGER NOT NULL DEFAULT 0,
    "availableAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "processedAt" TIMESTAMPTZ(3),
    "abandonedAt" TIMESTAMPTZ(3),
    "lastError" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "OutboxDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "File" (
    "id" TEXT NOT NULL,
    "owner" "FileOwner" NOT NULL,
    "ownerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "storageKey" TEXT NOT NULL,
    "uploadedById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "File_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Milestone" (
    "id" TEXT NOT NULL,
    "challengeId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "sharePercent" INTEGER NOT NULL,
    "dueOn" DATE NOT NULL,
    "status" "MilestoneStatus" NOT NULL DEFAULT 'planned',
    "returnReason" TEXT NOT NULL DEFAULT '',
    "acceptedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Milestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MilestoneReport" (
    "id" TEXT NOT NULL,
    "milestoneId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MilestoneReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Acceptance" (
    "id" TEXT NOT NULL,
    "challengeId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "status" "AcceptanceStatus" NOT NULL DEFAULT 'requested',
    "summary" TEXT NOT NULL,
    "conclusion" TEXT NOT NULL DEFAULT '',
    "requestedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "concludedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Acceptance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AcceptanceVote" (
    "id" TEXT NOT NULL,
    "acceptanceId" TEXT NOT NULL,
    "expertId" TEXT NOT NULL,
    "status" "AcceptanceVoteStatus" NOT NULL DEFAULT 'assigned',
    "recusal" TEXT NOT NULL DEFAULT '',
    "passes" BOOLEAN,
    "opinion" TEXT NOT NULL DEFAULT '',
    "castAt" TIMESTAMPTZ(3),

    CONSTRAINT "AcceptanceVote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AcceptanceFinding" (
    "voteId" TEXT NOT NULL,
    "criterionId" TEXT NOT NULL,
    "met" BOOLEAN NOT NULL,

    CONSTRAINT "AcceptanceFinding_pkey" PRIMARY KEY ("voteId","criterionId")
);

-- CreateTable
CREATE TABLE "Sector" (
    "key" TEXT NOT NULL,
    "nameZh" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "Sector_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Union" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "level" "UnionLevel" NOT NULL,
    "parentId" TEXT,

    CONSTRAINT "Union_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UnionOfficer" (
    "unionId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "finance" BOOLEAN NOT NULL DEFAULT false,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "UnionOfficer_pkey" PRIMARY KEY ("unionId","userId")
);

-- CreateTable
CREATE TABLE "Unit" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "sectorKey" TEXT NOT NULL,
    "employerKind" "EmployerKind" NOT NULL DEFAULT 'institution',
    "staffCount" INTEGER,
    "unionId" TEXT,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Problem" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "bodyText" TEXT NOT NULL,
    "category" "ProblemCategory" NOT NULL,
    "sectorKey" TEXT NOT NULL,
    "visibility" "ProblemVisibility" NOT NULL DEFAULT 'signed_in',
    "status" "ProblemStatus" NOT NULL DEFAULT 'submitted',
    "distinction" TEXT NOT NULL DEFAULT '',
    "triageReason" TEXT NOT NULL DEFAULT '',
    "authorId" TEXT NOT NULL,
    "workshopId" TEXT,
    "allianceId" TEXT,
    "externalId" TEXT,
    "isExample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "audience" TEXT[],

    CONSTRAINT "Problem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NumberSeries" (
    "key" TEXT NOT NULL,
    "last" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "NumberSeries_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Resource" (
    "id" TEXT NOT NULL,
    "kind" "ResourceKind" NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "terms" TEXT NOT NULL DEFAULT '',
    "contact" TEXT NOT NULL,
    "sectorKey" TEXT NOT NULL,
    "reach" "ResourceReach" NOT NULL DEFAULT 'signed_in',
    "status" "ResourceStatus" NOT NULL DEFAULT 'offered',
    "ownerId" TEXT NOT NULL,
    "workshopId" TEXT,
    "unitId" TEXT,
    "externalId" TEXT,
    "isExample" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "audience" TEXT[],

    CONSTRAINT "Resource_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Result" (
    "id" TEXT NOT NULL,
    "number" TEXT,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "method" JSONB NOT NULL,
    "methodText" TEXT NOT NULL,
    "scope" TEXT NOT NULL DEFAULT '',
    "limits" TEXT NOT NULL DEFAULT '',
    "contact" TEXT NOT NULL DEFAULT '',
    "benefit" TEXT NOT NULL DEFAULT '',
    "keywords" TEXT[],
    "sectorKey" TEXT,
    "year" INTEGER,
    "reach" "ResultReach" NOT NULL DEFAULT 'public',
    "status" "ResultStatus" NOT NULL DEFAULT 'draft',
    "workshopId" TEXT,
    "allianceId" TEXT,
    "challengeId" TEXT,
    "externalId" TEXT,
    "isExample" BOOLEAN NOT NULL DEFAULT false,
    "createdById" TEXT,
    "publishedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "audience" TEXT[],

    CONSTRAINT "Result_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ResultContributor" (
    "id" TEXT NOT NULL,
    "resultId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "userId" TEXT,
    "name" TEXT NOT NULL,
    "part" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ResultContributor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Review" (
    "id" TEXT NOT NULL,
    "bidId" TEXT NOT NULL,
    "reviewerId" TEXT NOT NULL,
    "status" "ReviewStatus" NOT NULL DEFAULT 'assigned',
    "recusal" TEXT NOT NULL DEFAULT '',
    "comment" TEXT NOT NULL DEFAULT '',
    "totalMilli" INTEGER,
    "assignedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "submittedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReviewScore" (
    "reviewId" TEXT NOT NULL,
    "criterionId" TEXT NOT NULL,
    "tenths" INTEGER NOT NULL,

    CONSTRAINT "ReviewScore_pkey" PRIMARY KEY ("reviewId","criterionId")
);

-- CreateTable
CREATE TABLE "RuleSet" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "document" TEXT NOT NULL,
    "documentNumber" TEXT NOT NULL,
    "issuedOn" DATE NOT NULL,
    "effectiveFrom" DATE NOT NULL,
    "unionId" TEXT,

    CONSTRAINT "RuleSet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Clause" (
    "id" TEXT NOT NULL,
    "ruleSetId" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,

    CONSTRAINT "Clause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RuleParameter" (
    "id" TEXT NOT NULL,
    "ruleSetId" TEXT NOT NULL,
    "clauseId" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "RuleParameter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SearchDocument" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "entityId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "keywords" TEXT[],
    "sectorKey" TEXT,
    "kind" TEXT,
    "status" TEXT,
    "region" TEXT,
    "year" INTEGER,
    "url" TEXT NOT NULL,
    "audience" TEXT[],
    "grams" TEXT[],
    "hash" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "indexedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "SearchDocument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GramFrequency" (
    "gram" TEXT NOT NULL,
    "documents" INTEGER NOT NULL,

    CONSTRAINT "GramFrequency_pkey" PRIMARY KEY ("gram")
);

-- CreateTable
CREATE TABLE "Workshop" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unitId" TEXT NOT NULL,
    "sectorKey" TEXT NOT NULL,
    "leaderId" TEXT,
    "kind" "WorkshopKind" NOT NULL DEFAULT 'staff',
    "field" TEXT NOT NULL DEFAULT '',
    "about" TEXT NOT NULL DEFAULT '',
    "foundedOn" DATE NOT NULL,
    "isExample" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "audience" TEXT[],

    CONSTRAINT "Workshop_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkshopMember" (
    "id" TEXT NOT NULL,
    "workshopId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" "WorkshopRole" NOT NULL DEFAULT 'member',
    "joinedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leftAt" TIMESTAMPTZ(3),

    CONSTRAINT "WorkshopMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NamedTitle" (
    "id" TEXT NOT NULL,
    "workshopId" TEXT NOT NULL,
    "kind" "NamedTitleKind" NOT NULL,
    "issuedBy" TEXT NOT NULL,
    "issuedOn" DATE NOT NULL,
    "revokedOn" DATE,

    CONSTRAINT "NamedTitle_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_username_key" ON "User"("username");

-- CreateIndex
CREATE INDEX "User_unitId_idx" ON "User"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session"("tokenHash");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_tokenHash_key" ON "ApiToken"("tokenHash");

-- CreateIndex
CREATE INDEX "ApiToken_userId_idx" ON "ApiToken"("userId");

-- CreateIndex
CREATE INDEX "RateLimit_resetAt_idx" ON "RateLimit"("resetAt");

-- CreateIndex
CREATE INDEX "SecurityEntry_kind_at_idx" ON "SecurityEntry"("kind", "at");

-- CreateIndex
CREATE INDEX "IdempotencyKey_createdAt_idx" ON "IdempotencyKey"("createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Alliance_name_key" ON "Alliance"("name");

-- CreateIndex
CREATE INDEX "Alliance_leadWorkshopId_idx" ON "Alliance"("leadWorkshopId");

-- CreateIndex
CREATE INDEX "Alliance_governingUnionId_idx" ON "Alliance"("governingUnionId");

-- CreateIndex
CREATE INDEX "AllianceMember_workshopId_idx" ON "AllianceMember"("workshopId");

-- CreateIndex
CREATE UNIQUE INDEX "AllianceMember_allianceId_workshopId_key" ON "AllianceMember"("allianceId", "workshopId");

-- CreateIndex
CREATE INDEX "Bid_audience_idx" ON "Bid" USING GIN ("audience");

-- CreateIndex
CREATE INDEX "Bid_challengeId_idx" ON "Bid"("challengeId");

-- CreateIndex
CREATE INDEX "Bid_leaderId_idx" ON "Bid"("leaderId");

-- CreateIndex
CREATE UNIQUE INDEX "Bid_one_per_bidder" ON "Bid"("challengeId", "bidderKey") WHERE (status <> 'withdrawn');

-- CreateIndex
CREATE UNIQUE INDEX "Bid_one_award" ON "Bid"("challengeId") WHERE (status = 'awarded');

-- CreateIndex
CREATE INDEX "BidMember_userId_idx" ON "BidMember"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "BidMilestone_bidId_ordinal_key" ON "BidMilestone"("bidId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "Challenge_number_key" ON "Challenge"("number");

-- CreateIndex
CREATE UNIQUE INDEX "Challenge_problemId_key" ON "Challenge"("problemId");

-- CreateIndex
CREATE INDEX "Challenge_audience_idx" ON "Challenge" USING GIN ("audience");

-- CreateIndex
CREATE INDEX "Challenge_status_deadlineAt_idx" ON "Challenge"("status", "deadlineAt");

-- CreateIndex
CREATE INDEX "Challenge_allianceId_idx" ON "Challenge"("allianceId");

-- CreateIndex
CREATE UNIQUE INDEX "ScoringCriterion_challengeId_ordinal_key" ON "ScoringCriterion"("challengeId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "AcceptanceCriterion_challengeId_ordinal_key" ON "AcceptanceCriterion"("challengeId", "ordinal");

-- CreateIndex
CREATE INDEX "Event_threads_idx" ON "Event" USING GIN ("threads");

-- CreateIndex
CREATE INDEX "OutboxDelivery_pending" ON "OutboxDelivery"("listener", "eventSeq") WHERE ("processedAt" IS NULL AND "abandonedAt" IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "OutboxDelivery_eventSeq_listener_key" ON "OutboxDelivery"("eventSeq", "listener");

-- CreateIndex
CREATE UNIQUE INDEX "File_storageKey_key" ON "File"("storageKey");

-- CreateIndex
CREATE INDEX "File_owner_ownerId_idx" ON "File"("owner", "ownerId");

-- CreateIndex
CREATE UNIQUE INDEX "Milestone_challengeId_ordinal_key" ON "Milestone"("challengeId", "ordinal");

-- CreateIndex
CREATE INDEX "MilestoneReport_milestoneId_idx" ON "MilestoneReport"("milestoneId");

-- CreateIndex
CREATE UNIQUE INDEX "Acceptance_challengeId_round_key" ON "Acceptance"("challengeId", "round");

-- CreateIndex
CREATE INDEX "AcceptanceVote_expertId_status_idx" ON "AcceptanceVote"("expertId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "AcceptanceVote_acceptanceId_expertId_key" ON "AcceptanceVote"("acceptanceId", "expertId");

-- CreateIndex
CREATE UNIQUE INDEX "Union_name_key" ON "Union"("name");

-- CreateIndex
CREATE INDEX "Union_parentId_idx" ON "Union"("parentId");

-- CreateIndex
CREATE INDEX "UnionOfficer_userId_idx" ON "UnionOfficer"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Unit_name_key" ON "Unit"("name");

-- CreateIndex
CREATE INDEX "Unit_unionId_idx" ON "Unit"("unionId");

-- CreateIndex
CREATE INDEX "Unit_sectorKey_idx" ON "Unit"("sectorKey");

-- CreateIndex
CREATE UNIQUE INDEX "Problem_number_key" ON "Problem"("number");

-- CreateIndex
CREATE UNIQUE INDEX "Problem_externalId_key" ON "Problem"("externalId");

-- CreateIndex
CREATE INDEX "Problem_audience_idx" ON "Problem" USING GIN ("audience");

-- CreateIndex
CREATE INDEX "Problem_status_createdAt_idx" ON "Problem"("status", "createdAt");

-- CreateIndex
CREATE INDEX "Problem_allianceId_idx" ON "Problem"("allianceId");

-- CreateIndex
CREATE INDEX "Problem_authorId_idx" ON "Problem"("authorId");

-- CreateIndex
CREATE UNIQUE INDEX "Resource_externalId_key" ON "Resource"("externalId");

-- CreateIndex
CREATE INDEX "Resource_audience_idx" ON "Resource" USING GIN ("audience");

-- CreateIndex
CREATE INDEX "Resource_kind_status_idx" ON "Resource"("kind", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Result_number_key" ON "Result"("number");

-- CreateIndex
CREATE UNIQUE INDEX "Result_challengeId_key" ON "Result"("challengeId");

-- CreateIndex
CREATE UNIQUE INDEX "Result_externalId_key" ON "Result"("externalId");

-- CreateIndex
CREATE INDEX "Result_audience_idx" ON "Result" USING GIN ("audience");

-- CreateIndex
CREATE INDEX "Result_status_publishedAt_idx" ON "Result"("status", "publishedAt");

-- CreateIndex
CREATE INDEX "Result_sectorKey_year_idx" ON "Result"("sectorKey", "year");

-- CreateIndex
CREATE INDEX "Result_workshopId_idx" ON "Result"("workshopId");

-- CreateIndex
CREATE UNIQUE INDEX "ResultContributor_resultId_ordinal_key" ON "ResultContributor"("resultId", "ordinal");

-- CreateIndex
CREATE INDEX "Review_reviewerId_status_idx" ON "Review"("reviewerId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Review_bidId_reviewerId_key" ON "Review"("bidId", "reviewerId");

-- CreateIndex
CREATE UNIQUE INDEX "RuleSet_key_version_key" ON "RuleSet"("key", "version");

-- CreateIndex
CREATE UNIQUE INDEX "Clause_ruleSetId_reference_key" ON "Clause"("ruleSetId", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "RuleParameter_ruleSetId_key_key" ON "RuleParameter"("ruleSetId", "key");

-- CreateIndex
CREATE INDEX "SearchDocument_grams_idx" ON "SearchDocument" USING GIN ("grams");

-- CreateIndex
CREATE INDEX "SearchDocument_type_idx" ON "SearchDocument"("type");

-- CreateIndex
CREATE UNIQUE INDEX "Workshop_name_key" ON "Workshop"("name");

-- CreateIndex
CREATE INDEX "Workshop_unitId_idx" ON "Workshop"("unitId");

-- CreateIndex
CREATE INDEX "Workshop_sectorKey_idx" ON "Workshop"("sectorKey");

-- CreateIndex
CREATE INDEX "Workshop_leaderId_idx" ON "Workshop"("leaderId");

-- CreateIndex
CREATE INDEX "WorkshopMember_userId_idx" ON "WorkshopMember"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "WorkshopMember_one_current" ON "WorkshopMember"("workshopId", "userId") WHERE ("leftAt" IS NULL);

-- CreateIndex
CREATE INDEX "NamedTitle_workshopId_idx" ON "NamedTitle"("workshopId");

-- AddForeignKey
ALTER TABLE "User" ADD CONSTRAINT "User_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExpertProfile" ADD CONSTRAINT "ExpertProfile_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApiToken" ADD CONSTRAINT "ApiToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alliance" ADD CONSTRAINT "Alliance_leadWorkshopId_fkey" FOREIGN KEY ("leadWorkshopId") REFERENCES "Workshop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alliance" ADD CONSTRAINT "Alliance_governingUnionId_fkey" FOREIGN KEY ("governingUnionId") REFERENCES "Union"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Alliance" ADD CONSTRAINT "Alliance_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AllianceMember" ADD CONSTRAINT "AllianceMember_allianceId_fkey" FOREIGN KEY ("allianceId") REFERENCES "Alliance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AllianceMember" ADD CONSTRAINT "AllianceMember_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "Workshop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Bid" ADD CONSTRAINT "Bid_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Bid" ADD CONSTRAINT "Bid_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "Workshop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Bid" ADD CONSTRAINT "Bid_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Bid" ADD CONSTRAINT "Bid_leaderId_fkey" FOREIGN KEY ("leaderId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BidMember" ADD CONSTRAINT "BidMember_bidId_fkey" FOREIGN KEY ("bidId") REFERENCES "Bid"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BidMember" ADD CONSTRAINT "BidMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BidEnvelope" ADD CONSTRAINT "BidEnvelope_bidId_fkey" FOREIGN KEY ("bidId") REFERENCES "Bid"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BidMilestone" ADD CONSTRAINT "BidMilestone_bidId_fkey" FOREIGN KEY ("bidId") REFERENCES "Bid"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Challenge" ADD CONSTRAINT "Challenge_problemId_fkey" FOREIGN KEY ("problemId") REFERENCES "Problem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Challenge" ADD CONSTRAINT "Challenge_allianceId_fkey" FOREIGN KEY ("allianceId") REFERENCES "Alliance"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Challenge" ADD CONSTRAINT "Challenge_sectorKey_fkey" FOREIGN KEY ("sectorKey") REFERENCES "Sector"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScoringCriterion" ADD CONSTRAINT "ScoringCriterion_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AcceptanceCriterion" ADD CONSTRAINT "AcceptanceCriterion_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutboxDelivery" ADD CONSTRAINT "OutboxDelivery_eventSeq_fkey" FOREIGN KEY ("eventSeq") REFERENCES "Event"("seq") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "File" ADD CONSTRAINT "File_uploadedById_fkey" FOREIGN KEY ("uploadedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Milestone" ADD CONSTRAINT "Milestone_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MilestoneReport" ADD CONSTRAINT "MilestoneReport_milestoneId_fkey" FOREIGN KEY ("milestoneId") REFERENCES "Milestone"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Acceptance" ADD CONSTRAINT "Acceptance_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AcceptanceVote" ADD CONSTRAINT "AcceptanceVote_acceptanceId_fkey" FOREIGN KEY ("acceptanceId") REFERENCES "Acceptance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AcceptanceVote" ADD CONSTRAINT "AcceptanceVote_expertId_fkey" FOREIGN KEY ("expertId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AcceptanceFinding" ADD CONSTRAINT "AcceptanceFinding_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "AcceptanceVote"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AcceptanceFinding" ADD CONSTRAINT "AcceptanceFinding_criterionId_fkey" FOREIGN KEY ("criterionId") REFERENCES "AcceptanceCriterion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Union" ADD CONSTRAINT "Union_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Union"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnionOfficer" ADD CONSTRAINT "UnionOfficer_unionId_fkey" FOREIGN KEY ("unionId") REFERENCES "Union"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UnionOfficer" ADD CONSTRAINT "UnionOfficer_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_sectorKey_fkey" FOREIGN KEY ("sectorKey") REFERENCES "Sector"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_unionId_fkey" FOREIGN KEY ("unionId") REFERENCES "Union"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Problem" ADD CONSTRAINT "Problem_sectorKey_fkey" FOREIGN KEY ("sectorKey") REFERENCES "Sector"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Problem" ADD CONSTRAINT "Problem_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Problem" ADD CONSTRAINT "Problem_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "Workshop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Problem" ADD CONSTRAINT "Problem_allianceId_fkey" FOREIGN KEY ("allianceId") REFERENCES "Alliance"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Resource" ADD CONSTRAINT "Resource_sectorKey_fkey" FOREIGN KEY ("sectorKey") REFERENCES "Sector"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Resource" ADD CONSTRAINT "Resource_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Resource" ADD CONSTRAINT "Resource_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "Workshop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Resource" ADD CONSTRAINT "Resource_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Result" ADD CONSTRAINT "Result_sectorKey_fkey" FOREIGN KEY ("sectorKey") REFERENCES "Sector"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Result" ADD CONSTRAINT "Result_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "Workshop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Result" ADD CONSTRAINT "Result_allianceId_fkey" FOREIGN KEY ("allianceId") REFERENCES "Alliance"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Result" ADD CONSTRAINT "Result_challengeId_fkey" FOREIGN KEY ("challengeId") REFERENCES "Challenge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ResultContributor" ADD CONSTRAINT "ResultContributor_resultId_fkey" FOREIGN KEY ("resultId") REFERENCES "Result"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ResultContributor" ADD CONSTRAINT "ResultContributor_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_bidId_fkey" FOREIGN KEY ("bidId") REFERENCES "Bid"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_reviewerId_fkey" FOREIGN KEY ("reviewerId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewScore" ADD CONSTRAINT "ReviewScore_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewScore" ADD CONSTRAINT "ReviewScore_criterionId_fkey" FOREIGN KEY ("criterionId") REFERENCES "ScoringCriterion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RuleSet" ADD CONSTRAINT "RuleSet_unionId_fkey" FOREIGN KEY ("unionId") REFERENCES "Union"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Clause" ADD CONSTRAINT "Clause_ruleSetId_fkey" FOREIGN KEY ("ruleSetId") REFERENCES "RuleSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RuleParameter" ADD CONSTRAINT "RuleParameter_ruleSetId_fkey" FOREIGN KEY ("ruleSetId") REFERENCES "RuleSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RuleParameter" ADD CONSTRAINT "RuleParameter_clauseId_fkey" FOREIGN KEY ("clauseId") REFERENCES "Clause"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Workshop" ADD CONSTRAINT "Workshop_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Workshop" ADD CONSTRAINT "Workshop_sectorKey_fkey" FOREIGN KEY ("sectorKey") REFERENCES "Sector"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Workshop" ADD CONSTRAINT "Workshop_leaderId_fkey" FOREIGN KEY ("leaderId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkshopMember" ADD CONSTRAINT "WorkshopMember_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "Workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkshopMember" ADD CONSTRAINT "WorkshopMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NamedTitle" ADD CONSTRAINT "NamedTitle_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "Workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;
