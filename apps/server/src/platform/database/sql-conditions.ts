/** Conditions joined by AND, with their numbered parameters; for SQL that no query builder writes. */
export class SqlConditions {
  private readonly conditions: string[] = [];

  /** @param parameters those of a statement that more than one set of conditions is part of */
  constructor(readonly parameters: unknown[] = []) {}

  /** @returns `$n`, which stands for the value */
  place(value: unknown): string {
    return `$${this.parameters.push(value)}`;
  }

  /** Adds the condition, unless the value it is about was not given. */
  add(value: unknown, condition: (place: string) => string): this {
    if (value !== undefined) this.conditions.push(condition(this.place(value)));
    return this;
  }

  always(condition: string): this {
    this.conditions.push(condition);
    return this;
  }

  get sql(): string {
    return this.conditions.length > 0 ? this.conditions.join(' AND ') : 'true';
  }
}
