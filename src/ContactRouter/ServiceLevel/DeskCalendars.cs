using ContactRouter.Routing;

namespace ContactRouter.ServiceLevel;

/// <summary>The calendar of each desk: its own where the settings give it one, else the common one.</summary>
/// <exception cref="ArgumentException">The settings are wrong; <see cref="ServiceLevelOptions.Faults"/> says how.</exception>
public sealed class DeskCalendars(ServiceLevelOptions options)
{
    private readonly BusinessCalendar common = new(options);
    private readonly Dictionary<Desk, BusinessCalendar> own =
        options.Desks.ToDictionary(desk => new Desk(desk.Key), desk => new BusinessCalendar(options.Of(desk.Value)));

    public BusinessCalendar Of(Desk desk) => own.GetValueOrDefault(desk, common);
}
