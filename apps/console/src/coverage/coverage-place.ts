/** Where the coverage page stands: its AI system (empty: all), the framework shown, and how to choose another. */
export interface CoveragePlace {
  system: string;
  framework: string | null;
  onFramework: (name: string) => void;
}
