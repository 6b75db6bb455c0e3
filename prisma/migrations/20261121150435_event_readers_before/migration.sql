-- AlterTable
ALTER TABLE "Event" ADD COLUMN     "readersBefore" TEXT[] DEFAULT ARRAY[]::TEXT[];
