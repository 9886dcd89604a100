namespace ContactRouter.Intake;

/// <summary>The door a message came by.</summary>
public enum Channel
{
    Form,
    Mail,
    Chat,
    Queue,

    /// <summary>No door: a notice of the wholesaler's own (P15).</summary>
    Notice,
}
