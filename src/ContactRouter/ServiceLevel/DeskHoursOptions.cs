namespace ContactRouter.ServiceLevel;

/// <summary>Settings <c>ServiceLevel:Desks:&lt;desk&gt;</c>: what is otherwise at one desk. What is left out is as for all desks.</summary>
public sealed class DeskHoursOptions
{
    /// <summary>In place of <see cref="ServiceLevelOptions.Zone"/>.</summary>
    public string? Zone { get; set; }

    /// <summary>In place of all of <see cref="ServiceLevelOptions.Hours"/>.</summary>
    public IList<string> Hours { get; set; } = [];

    /// <summary>In place of all of <see cref="ServiceLevelOptions.Holidays"/>.</summary>
    public IList<string> Holidays { get; set; } = [];
}
