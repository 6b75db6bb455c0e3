-- CreateEnum
CREATE TYPE "AllianceStatus" AS ENUM ('draft', 'submitted', 'recommended', 'named', 'dissolved');

-- CreateEnum
CREATE TYPE "AllianceStanding" AS ENUM ('sound', 'warned', 'frozen');

-- CreateEnum
CREATE TYPE "AssociateKind" AS ENUM ('society', 'association', 'committee', 'institute', 'school', 'enterprise', 'team', 'expert');

-- CreateEnum
CREATE TYPE "AllianceDecisionKind" AS ENUM ('recommend', 'name', 'return', 'dissolve');

-- CreateEnum
CREATE TYPE "Gender" AS ENUM ('female', 'male');

-- CreateEnum
CREATE TYPE "HonourLevel" AS ENUM ('unit', 'county', 'city', 'provincial', 'national');

-- CreateEnum
CREATE TYPE "RecognitionKind" AS ENUM ('award', 'invention_patent', 'utility_patent', 'appraisal');

-- CreateEnum
CREATE TYPE "WorkshopActivity" AS ENUM ('technology_development', 'problem_solving', 'skill_passing', 'technical_cooperation', 'training_service', 'other');

-- CreateEnum
CREATE TYPE "WorkshopOrientation" AS ENUM ('skill', 'research', 'management', 'marketing', 'service');

-- CreateEnum
CREATE TYPE "Publication" AS ENUM ('unpublished', 'on_wall', 'online');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "FileOwner" ADD VALUE 'honour';
ALTER TYPE "FileOwner" ADD VALUE 'workshop_venue';
ALTER TYPE "FileOwner" ADD VALUE 'workshop_sign';
ALTER TYPE "FileOwner" ADD VALUE 'workshop_document';
ALTER TYPE "FileOwner" ADD VALUE 'workshop_statement';

-- AlterTable
ALTER TABLE "Alliance" ADD COLUMN     "mendBy" TIMESTAMPTZ(3),
ADD COLUMN     "namedOn" DATE,
ADD COLUMN     "nextLeadWorkshopId" TEXT,
ADD COLUMN     "principles" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "standing" "AllianceStanding" NOT NULL DEFAULT 'sound',
ADD COLUMN     "status" "AllianceStatus" NOT NULL DEFAULT 'draft',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Clause" ADD COLUMN     "demand" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "ordinal" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "title" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "RuleParameter" ADD COLUMN     "checklist" TEXT,
ADD COLUMN     "evaluator" TEXT,
ADD COLUMN     "ordinal" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "RuleSet" ADD COLUMN     "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "createdById" TEXT,
ADD COLUMN     "reason" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Workshop" ADD COLUMN     "activities" "WorkshopActivity"[],
ADD COLUMN     "orientation" "WorkshopOrientation",
ADD COLUMN     "subSectorId" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "WorkshopMember" ADD COLUMN     "duty" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "AllianceAssociate" (
    "id" TEXT NOT NULL,
    "allianceId" TEXT NOT NULL,
    "kind" "AssociateKind" NOT NULL,
    "name" TEXT NOT NULL,
    "part" TEXT NOT NULL DEFAULT '',
    "joinedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leftAt" TIMESTAMPTZ(3),

    CONSTRAINT "AllianceAssociate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Charter" (
    "id" TEXT NOT NULL,
    "allianceId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "bodyText" TEXT NOT NULL,
    "writtenById" TEXT NOT NULL,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Charter_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CharterSignature" (
    "charterId" TEXT NOT NULL,
    "workshopId" TEXT NOT NULL,
    "signedById" TEXT NOT NULL,
    "signedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CharterSignature_pkey" PRIMARY KEY ("charterId","workshopId")
);

-- CreateTable
CREATE TABLE "AllianceDecision" (
    "id" TEXT NOT NULL,
    "allianceId" TEXT NOT NULL,
    "kind" "AllianceDecisionKind" NOT NULL,
    "unionId" TEXT NOT NULL,
    "decidedById" TEXT NOT NULL,
    "documentNumber" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "requirements" JSONB NOT NULL,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AllianceDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SubSector" (
    "id" TEXT NOT NULL,
    "sectorKey" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "retired" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "SubSector_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PersonProfile" (
    "userId" TEXT NOT NULL,
    "gender" "Gender",
    "bornOn" DATE,
    "education" TEXT NOT NULL DEFAULT '',
    "ethnicity" TEXT NOT NULL DEFAULT '',
    "politicalStatus" TEXT NOT NULL DEFAULT '',
    "specialty" TEXT NOT NULL DEFAULT '',
    "professionalRank" TEXT NOT NULL DEFAULT '',
    "vocationalLevel" TEXT NOT NULL DEFAULT '',
    "skills" TEXT[],
    "phone" TEXT NOT NULL DEFAULT '',
    "email" TEXT NOT NULL DEFAULT '',
    "openFields" TEXT[],
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "PersonProfile_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "Honour" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "level" "HonourLevel" NOT NULL,
    "year" INTEGER NOT NULL,
    "issuedBy" TEXT NOT NULL,
    "claimedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmedById" TEXT,
    "confirmedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Honour_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ResultRecognition" (
    "id" TEXT NOT NULL,
    "resultId" TEXT NOT NULL,
    "kind" "RecognitionKind" NOT NULL,
    "level" "HonourLevel" NOT NULL,
    "givenOn" DATE NOT NULL,
    "givenBy" TEXT NOT NULL,

    CONSTRAINT "ResultRecognition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Adoption" (
    "id" TEXT NOT NULL,
    "resultId" TEXT NOT NULL,
    "adopter" TEXT NOT NULL,
    "adoptedOn" DATE NOT NULL,
    "economicFen" BIGINT NOT NULL DEFAULT 0,
    "socialBenefit" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Adoption_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkshopVenue" (
    "workshopId" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "areaDeciM2" INTEGER NOT NULL,
    "isFixed" BOOLEAN NOT NULL DEFAULT false,
    "isIndependent" BOOLEAN NOT NULL DEFAULT false,
    "uses" TEXT[],
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "WorkshopVenue_pkey" PRIMARY KEY ("workshopId")
);

-- CreateTable
CREATE TABLE "WorkshopSign" (
    "id" TEXT NOT NULL,
    "workshopId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "hungOn" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "WorkshopSign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkshopEquipment" (
    "id" TEXT NOT NULL,
    "workshopId" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "WorkshopEquipment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkshopDocument" (
    "id" TEXT NOT NULL,
    "workshopId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "adoptedOn" DATE NOT NULL,
    "publication" "Publication" NOT NULL DEFAULT 'unpublished',

    CONSTRAINT "WorkshopDocument_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkshopFunding" (
    "id" TEXT NOT NULL,
    "workshopId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "amountFen" BIGINT NOT NULL,

    CONSTRAINT "WorkshopFunding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkshopPlan" (
    "id" TEXT NOT NULL,
    "workshopId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "goals" TEXT NOT NULL,

    CONSTRAINT "WorkshopPlan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PlanItem" (
    "id" TEXT NOT NULL,
    "planId" TEXT NOT NULL,
    "month" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "doneOn" DATE,
    "report" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "PlanItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkshopStatement" (
    "id" TEXT NOT NULL,
    "workshopId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "statedById" TEXT NOT NULL,
    "statedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "confirmedById" TEXT,
    "confirmedAt" TIMESTAMPTZ(3),

    CONSTRAINT "WorkshopStatement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "AllianceAssociate_one_current" ON "AllianceAssociate"("allianceId", "name") WHERE ("leftAt" IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "Charter_allianceId_version_key" ON "Charter"("allianceId", "version");

-- CreateIndex
CREATE INDEX "AllianceDecision_allianceId_idx" ON "AllianceDecision"("allianceId");

-- CreateIndex
CREATE UNIQUE INDEX "SubSector_sectorKey_name_key" ON "SubSector"("sectorKey", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Honour_userId_kind_level_year_key" ON "Honour"("userId", "kind", "level", "year");

-- CreateIndex
CREATE UNIQUE INDEX "ResultRecognition_resultId_kind_level_givenOn_key" ON "ResultRecognition"("resultId", "kind", "level", "givenOn");

-- CreateIndex
CREATE UNIQUE INDEX "Adoption_resultId_adopter_key" ON "Adoption"("resultId", "adopter");

-- CreateIndex
CREATE UNIQUE INDEX "WorkshopSign_workshopId_kind_key" ON "WorkshopSign"("workshopId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "WorkshopEquipment_workshopId_category_name_key" ON "WorkshopEquipment"("workshopId", "category", "name");

-- CreateIndex
CREATE UNIQUE INDEX "WorkshopDocument_workshopId_kind_key" ON "WorkshopDocument"("workshopId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "WorkshopFunding_workshopId_year_source_key" ON "WorkshopFunding"("workshopId", "year", "source");

-- CreateIndex
CREATE UNIQUE INDEX "WorkshopPlan_workshopId_year_key" ON "WorkshopPlan"("workshopId", "year");

-- CreateIndex
CREATE INDEX "PlanItem_planId_idx" ON "PlanItem"("planId");

-- CreateIndex
CREATE UNIQUE INDEX "WorkshopStatement_workshopId_kind_key" ON "WorkshopStatement"("workshopId", "kind");

-- CreateIndex
CREATE INDEX "RuleParameter_key_idx" ON "RuleParameter"("key");

-- CreateIndex
CREATE INDEX "RuleSet_unionId_idx" ON "RuleSet"("unionId");

-- AddForeignKey
ALTER TABLE "Alliance" ADD CONSTRAINT "Alliance_nextLeadWorkshopId_fkey" FOREIGN KEY ("nextLeadWorkshopId") REFERENCES "Workshop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AllianceAssociate" ADD CONSTRAINT "AllianceAssociate_allianceId_fkey" FOREIGN KEY ("allianceId") REFERENCES "Alliance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Charter" ADD CONSTRAINT "Charter_allianceId_fkey" FOREIGN KEY ("allianceId") REFERENCES "Alliance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Charter" ADD CONSTRAINT "Charter_writtenById_fkey" FOREIGN KEY ("writtenById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CharterSignature" ADD CONSTRAINT "CharterSignature_charterId_fkey" FOREIGN KEY ("charterId") REFERENCES "Charter"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CharterSignature" ADD CONSTRAINT "CharterSignature_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "Workshop"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CharterSignature" ADD CONSTRAINT "CharterSignature_signedById_fkey" FOREIGN KEY ("signedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AllianceDecision" ADD CONSTRAINT "AllianceDecision_allianceId_fkey" FOREIGN KEY ("allianceId") REFERENCES "Alliance"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AllianceDecision" ADD CONSTRAINT "AllianceDecision_unionId_fkey" FOREIGN KEY ("unionId") REFERENCES "Union"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AllianceDecision" ADD CONSTRAINT "AllianceDecision_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubSector" ADD CONSTRAINT "SubSector_sectorKey_fkey" FOREIGN KEY ("sectorKey") REFERENCES "Sector"("key") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PersonProfile" ADD CONSTRAINT "PersonProfile_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Honour" ADD CONSTRAINT "Honour_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Honour" ADD CONSTRAINT "Honour_confirmedById_fkey" FOREIGN KEY ("confirmedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ResultRecognition" ADD CONSTRAINT "ResultRecognition_resultId_fkey" FOREIGN KEY ("resultId") REFERENCES "Result"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Adoption" ADD CONSTRAINT "Adoption_resultId_fkey" FOREIGN KEY ("resultId") REFERENCES "Result"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RuleSet" ADD CONSTRAINT "RuleSet_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Workshop" ADD CONSTRAINT "Workshop_subSectorId_fkey" FOREIGN KEY ("subSectorId") REFERENCES "SubSector"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkshopVenue" ADD CONSTRAINT "WorkshopVenue_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "Workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkshopSign" ADD CONSTRAINT "WorkshopSign_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "Workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkshopEquipment" ADD CONSTRAINT "WorkshopEquipment_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "Workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkshopDocument" ADD CONSTRAINT "WorkshopDocument_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "Workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkshopFunding" ADD CONSTRAINT "WorkshopFunding_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "Workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkshopPlan" ADD CONSTRAINT "WorkshopPlan_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "Workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlanItem" ADD CONSTRAINT "PlanItem_planId_fkey" FOREIGN KEY ("planId") REFERENCES "WorkshopPlan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkshopStatement" ADD CONSTRAINT "WorkshopStatement_workshopId_fkey" FOREIGN KEY ("workshopId") REFERENCES "Workshop"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkshopStatement" ADD CONSTRAINT "WorkshopStatement_statedById_fkey" FOREIGN KEY ("statedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WorkshopStatement" ADD CONSTRAINT "WorkshopStatement_confirmedById_fkey" FOREIGN KEY ("confirmedById") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- CreateEnum
CREATE TYPE "ImportKind" AS ENUM ('units', 'people', 'workshops');

-- CreateTable
CREATE TABLE "Import" (
    "id" TEXT NOT NULL,
    "kind" "ImportKind" NOT NULL,
    "fileName" TEXT NOT NULL,
    "rows" JSONB NOT NULL,
    "faults" JSONB NOT NULL,
    "fresh" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL,
    "same" INTEGER NOT NULL,
    "faulty" INTEGER NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Import_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Import_createdById_idx" ON "Import"("createdById");

-- AddForeignKey
ALTER TABLE "Import" ADD CONSTRAINT "Import_createdById_fkey" FOREIGN KEY ("createdById") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Alliances of before this release were founded without the way of S0 三: they keep what they have.
UPDATE "Alliance" SET status = 'named', "namedOn" = "foundedOn";
