namespace ContactRouter.Intake;

/// <summary>The door a message came by.</summary>
public enum Channel
{
    Form,
    Mail,
    Chat,
    Queue,
}
