import path from 'node:path'

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/**
 * A name that can be shown and saved anywhere: no folders, controls, direction marks or reserved names, one ending
 * (x.html.png would be x-html.png), at most 80 characters.
 */
export function safeName(name: string, extension: string): string {
  const base = path.win32.basename(path.posix.basename(name.normalize('NFC')))
  const stem = base
    .slice(0, base.length - extension.length - 1)
    .replace(/[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"<>:|?*%\\/]/g, '')
    .replace(/\./g, '-')
    .trim()
  const usable = stem === '' || RESERVED.test(stem) ? `文件-${stem}`.replace(/-$/, '') : stem
  return `${[...usable].slice(0, 80).join('')}.${extension}`
}
