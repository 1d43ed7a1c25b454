using Diaspora.Gateway.Api;
using Diaspora.Gateway.Channels;
using Diaspora.Gateway.Channels.Simulator;
using Diaspora.Gateway.Commands;
using Diaspora.Gateway.Console;
using Diaspora.Gateway.Conversations;
using Diaspora.Gateway.Database;
using Diaspora.Gateway.Features;
using Diaspora.Gateway.Hosting;
using Diaspora.Gateway.Insights;
using Diaspora.Gateway.Messaging;
using Diaspora.Gateway.Privacy;
using Diaspora.Gateway.Redis;
using Diaspora.Gateway.Scheduling;
using Diaspora.Gateway.Staff;

var builder = WebApplication.CreateBuilder(args);

// What everything stands on
builder.AddHosting(args);
builder.AddDatabase();
builder.AddRedis();
builder.AddPrivacy();

// Conversations, messages and the services that people use
builder.AddConversations();
builder.AddMessaging();
builder.AddInsights();
builder.AddChannels();
builder.AddSimulator();
builder.AddFeatures();
builder.AddScheduling();

// People who work with the gateway
builder.AddStaff();
builder.AddApi();
builder.AddConsole();

builder.AddCommands(args);
if (CommandLine.Handles(args)) return await CommandLine.RunAsync(args, builder);

var app = builder.Build();
if (!await app.TryPrepareAsync()) return 1;
app.UseHosting();
app.UseConsole();
app.UseApi();
app.MapHealth();
app.MapChannels();
app.MapSimulator();
if (app.ServesStaff())
{
    app.MapApi();
    app.MapConsole();
}

await app.RunAsync();
return 0;
