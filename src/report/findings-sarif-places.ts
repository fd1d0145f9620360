// Places as SARIF writes them: files as URIs from the root of the repository, regions from 1.
import type { ArtifactLocation, Location } from 'sarif';
import type { CheckResult } from '../model/finding.js';
import type { Place } from '../model/source.js';
import type { FindingsContext } from './findings-context.js';
import { uriFromRoot } from './findings-paths.js';

/** What relative URIs are relative to. */
export const rootId = '%SRCROOT%';

/** The files of a run, and where to find one by the name it is shown under. */
export interface Artifacts {
  readonly all: readonly ArtifactLocation[];
  readonly of: (file: string) => ArtifactLocation;
}

export function artifactsOf(result: CheckResult, context: FindingsContext): Artifacts {
  const written = (file: string): ArtifactLocation => {
    const uri = uriFromRoot(file, context);
    return uri.startsWith('file:') ? { uri } : { uri, uriBaseId: rootId };
  };
  const indexes = new Map(result.files.map(({ file }, index) => [file, index]));
  return {
    all: result.files.map(({ file }) => written(file)),
    of: (file) => {
      const index = indexes.get(file);
      return index === undefined ? written(file) : { ...written(file), index };
    },
  };
}

export function locationOf(at: Place, artifacts: Artifacts): Location {
  return {
    physicalLocation: {
      artifactLocation: artifacts.of(at.file),
      region: {
        startLine: at.line,
        startColumn: at.column,
        endLine: at.endLine,
        endColumn: at.endColumn,
      },
    },
  };
}
